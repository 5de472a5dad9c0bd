import type { DeskData } from '../desk-data.ts';
import { hour } from '../period.ts';
import type { Calendar } from './calendar.ts';

/** The state of TeamFlow's service, the incidents of the last weeks, the day's API use and exchange rates. */
export function serviceData(calendar: Calendar): Pick<DeskData, 'serviceComponents' | 'incidents' | 'apiUsage' | 'exchangeRates'> {
  const { hoursAgo, daysAgo } = calendar;
  return {
    serviceComponents: [
      { id: 'api', title: 'API', status: 'operational', updatedAt: hoursAgo(1) },
      { id: 'integrations', title: 'Integrations', status: 'degraded', updatedAt: hoursAgo(2) },
      { id: 'mobile', title: 'Mobile apps', status: 'operational', updatedAt: hoursAgo(1) },
      { id: 'notifications', title: 'Notifications and webhooks', status: 'operational', updatedAt: hoursAgo(1) },
      { id: 'web-app', title: 'Web app', status: 'operational', updatedAt: hoursAgo(1) },
    ],
    incidents: [
      {
        id: 'INC-501',
        kind: 'outage',
        title: 'API unavailable',
        components: ['api'],
        accounts: [],
        status: 'resolved',
        startedAt: daysAgo(9) + 8 * hour,
        resolvedAt: daysAgo(9) + 13.5 * hour,
        summary: 'A failed database upgrade: every API request was answered with an error for five and a half hours.',
      },
      {
        id: 'INC-502',
        kind: 'outage',
        title: 'Web app unavailable',
        components: ['web-app'],
        accounts: [],
        status: 'resolved',
        startedAt: daysAgo(20) + 15 * hour,
        resolvedAt: daysAgo(20) + 17.5 * hour,
        summary: 'A faulty release was rolled back after two and a half hours.',
      },
      {
        id: 'INC-503',
        kind: 'maintenance',
        title: 'Weekly maintenance',
        components: ['web-app', 'api'],
        accounts: [],
        status: 'resolved',
        startedAt: daysAgo(6) + 2 * hour,
        resolvedAt: daysAgo(6) + 4 * hour,
        summary: 'Planned maintenance.',
      },
      {
        id: 'INC-504',
        kind: 'degradation',
        title: 'Slack messages arrive late',
        components: ['integrations'],
        accounts: [],
        status: 'identified',
        startedAt: hoursAgo(2),
        summary: 'Messages to Slack arrive up to ten minutes late. The cause is known, a fix is on its way.',
      },
      {
        id: 'INC-505',
        kind: 'security',
        title: 'Unknown sign-ins on one account',
        components: ['web-app'],
        accounts: ['acc_cobalt'],
        status: 'investigating',
        startedAt: hoursAgo(14),
        summary: 'Three sign-ins from an unknown network. Sessions were ended, the investigation runs.',
      },
    ],
    apiUsage: [
      ...usage('acc_stellar', calendar, [
        [10_000, 2_316],
        [10_000, 640],
        [9_870, 0],
        [7_412, 0],
      ]),
      ...usage('acc_northwind', calendar, [
        [212, 0],
        [198, 0],
        [240, 0],
      ]),
      ...usage('acc_juniper', calendar, [
        [960, 0],
        [1_000, 12],
        [410, 0],
      ]),
      ...usage('acc_halcyon', calendar, [
        [81_204, 0],
        [79_950, 0],
      ]),
    ],
    exchangeRates: [
      { currency: 'CAD', perUsdMillionths: 1_370_000, at: daysAgo(0) },
      { currency: 'EUR', perUsdMillionths: 920_000, at: daysAgo(0) },
      { currency: 'GBP', perUsdMillionths: 790_000, at: daysAgo(0) },
    ],
  };
}

/** Requests and rejections of the last hours, the current one first. */
function usage(account: string, { now }: Calendar, hours: readonly (readonly [number, number])[]): DeskData['apiUsage'] {
  const current = Math.floor(now / hour) * hour;
  return hours.map(([requests, rejected], back) => ({ account, hour: current - back * hour, requests, rejected }));
}
