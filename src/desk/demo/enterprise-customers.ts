import type { Calendar } from './calendar.ts';
import type { DemoCustomer } from './demo-customer.ts';

/** Large accounts and contracts: what the priority rules look at. */
export function enterpriseCustomers({ daysAgo }: Calendar): readonly DemoCustomer[] {
  return [
    {
      name: 'meridian',
      company: 'Meridian Health',
      plan: 'enterprise',
      seats: 60,
      cycle: 'yearly',
      since: 300,
      people: [
        { id: 'aisha_rahman', name: 'Aisha Rahman', email: 'aisha@meridian.example', phone: '+1-212-555-0142', twoFactor: true },
        { id: 'kurt_vogel', name: 'Kurt Vogel', email: 'kurt@meridian.example', role: 'technical', twoFactor: true },
      ],
      postalCode: '10016',
      security: { question: 'What is the name of your favourite teacher?', answer: 'Mrs. Albrecht' },
      pays: { kind: 'ach', last4: '6789' },
      successManager: 'Dana Whitfield',
      tickets: [
        {
          subject: 'SSO sign-in slow since Monday',
          body: 'Our staff wait twenty seconds or more at sign-in. It worked well last week.',
          category: 'technical',
          priority: 'high',
          hoursAgo: 26,
          notes: [{ hoursAgo: 22, text: 'Asked for a HAR file and the SAML trace.' }],
        },
      ],
    },
    {
      name: 'atlas',
      company: 'Atlas Freight',
      plan: 'enterprise',
      seats: 140,
      cycle: 'yearly',
      since: 330,
      flags: ['churn-risk', 'competitor-courting'],
      people: [{ id: 'miriam_stone', name: 'Miriam Stone', email: 'miriam@atlas.example', twoFactor: true }],
      postalCode: '75201',
      security: { question: 'What was the make of your first car?', answer: 'Saab' },
      pays: { kind: 'wire' },
      successManager: 'Dana Whitfield',
      tickets: [
        {
          subject: 'Renewal: we are looking at alternatives',
          body: 'We have an offer of another vendor on the table and want to talk before the renewal.',
          category: 'complaint',
          priority: 'high',
          hoursAgo: 20,
        },
      ],
    },
    {
      name: 'halcyon',
      company: 'Halcyon Industries',
      plan: 'enterprise',
      seats: 500,
      cycle: 'yearly',
      since: 700,
      flags: ['fortune-500', 'white-label', 'custom-integration'],
      people: [{ id: 'robert_king', name: 'Robert King', email: 'robert.king@halcyon.example', twoFactor: true }],
      postalCode: '48226',
      security: { question: 'What street did you grow up on?', answer: 'Cedar Lane' },
      pays: { kind: 'wire' },
      successManager: 'Priscilla Wong',
    },
    {
      name: 'evergreen',
      company: 'Evergreen Education',
      plan: 'enterprise',
      seats: 25,
      cycle: 'yearly',
      since: 100,
      people: [{ id: 'sofia_lindqvist', name: 'Sofia Lindqvist', email: 'sofia@evergreen.example', twoFactor: true }],
      postalCode: '53703',
      pays: { kind: 'ach', last4: '4410' },
      successManager: 'Priscilla Wong',
    },
    {
      name: 'cobalt',
      company: 'Cobalt Insurance',
      plan: 'pro',
      seats: 28,
      since: 240,
      flags: ['security-incident'],
      people: [{ id: 'ian_walsh', name: 'Ian Walsh', email: 'ian@cobalt.example', twoFactor: true }],
      postalCode: '06103',
      charges: [{ text: 'Users added, pro rata for the rest of the period', cents: 9_500, at: [daysAgo(8)] }],
      tickets: [
        {
          subject: 'Sign-ins from a country we have nobody in',
          body: 'Our audit log shows three sign-ins last night that none of us made.',
          category: 'technical',
          priority: 'immediate',
          hoursAgo: 3,
        },
      ],
    },
  ];
}
