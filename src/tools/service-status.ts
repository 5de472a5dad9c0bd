import { formatTime } from '../desk/dates.ts';
import type { Incident, ServiceComponent } from '../desk/records.ts';
import { defineTool, inputOf } from './define-tool.ts';

export const serviceStatus = defineTool({
  name: 'service_status',
  description:
    'The state of the service now: every component, open incidents that touch everyone or this customer. ' +
    'Look here before suspecting the customer’s own set-up.',
  effect: 'read',
  input: inputOf(() => ({})),
  summarize: () => 'all components',
  async run(_input, { records, customer }) {
    const components = await records.serviceStatus();
    const incidents = (await records.incidents({ open: true })).filter(({ accounts }) => concerns(accounts, customer?.account));
    const troubled = components.filter(({ status }) => status !== 'operational');
    return {
      status: 'done',
      summary: summaryOf(troubled, incidents),
      data: {
        all_operational: troubled.length === 0 && incidents.length === 0,
        components: components.map(({ id, title, status, updatedAt }) => ({ id, title, status, updated: formatTime(updatedAt) })),
        incidents: incidents.map(({ id, kind, title, components: hit, status, startedAt, summary }) => ({
          id,
          kind,
          title,
          components: hit,
          status,
          started: formatTime(startedAt),
          summary,
        })),
      },
    };
  },
});

/** An incident of some accounts is theirs alone: other customers do not hear of it. */
function concerns(accounts: readonly string[], account: string | undefined): boolean {
  return accounts.length === 0 || (account !== undefined && accounts.includes(account));
}

function summaryOf(troubled: readonly ServiceComponent[], incidents: readonly Incident[]): string {
  if (troubled.length === 0 && incidents.length === 0) return 'all systems operational';
  const parts = [
    ...troubled.map(({ title, status }) => `${title}: ${status.replace('-', ' ')}`),
    ...incidents.map(({ id, title }) => `${id} ${title}`),
  ];
  return parts.join('; ');
}
