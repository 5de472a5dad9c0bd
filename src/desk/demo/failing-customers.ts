import type { DemoCustomer } from './demo-customer.ts';

/** One at each stage of a failed payment. */
export function failingCustomers(): readonly DemoCustomer[] {
  return [
    {
      name: 'moonrise',
      company: 'Moonrise Games',
      plan: 'pro',
      seats: 6,
      since: 181,
      failingFor: 1,
      people: [{ id: 'eli_brandt', name: 'Eli Brandt', email: 'eli@moonrise.example' }],
      postalCode: '94301',
      pays: { last4: '0069', expires: '2024-09', health: 'expired' },
    },
    {
      name: 'tidewater',
      company: 'Tidewater Marine',
      plan: 'basic',
      seats: 6,
      since: 125,
      failingFor: 3,
      people: [{ id: 'nina_costa', name: 'Nina Costa', email: 'nina@tidewater.example' }],
      postalCode: '23510',
      pays: { last4: '9995', health: 'no-funds' },
    },
    {
      name: 'redwood',
      company: 'Redwood Catering',
      plan: 'pro',
      seats: 9,
      since: 220,
      failingFor: 7,
      people: [{ id: 'paul_meyer', name: 'Paul Meyer', email: 'paul@redwood.example' }],
      postalCode: '95501',
      pays: { brand: 'MasterCard', last4: '8210', expires: '2024-11', health: 'expired' },
    },
    {
      name: 'ironbridge',
      company: 'Ironbridge Tools',
      plan: 'pro',
      seats: 15,
      since: 318,
      failingFor: 14,
      status: 'past-due',
      people: [{ id: 'grace_obi', name: 'Grace Obi', email: 'grace@ironbridge.example' }],
      postalCode: '15222',
      pays: { last4: '0002', health: 'declined' },
    },
    {
      name: 'palmetto',
      company: 'Palmetto Events',
      plan: 'basic',
      seats: 8,
      since: 141,
      failingFor: 21,
      status: 'suspended',
      people: [{ id: 'luis_romero', name: 'Luis Romero', email: 'luis@palmetto.example' }],
      postalCode: '29401',
      pays: { last4: '0341', health: 'good' },
    },
  ];
}
