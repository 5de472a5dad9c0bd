import type { DemoCustomer } from './demo-customer.ts';

/** Locked out, over a limit, without a working service: what the technical rules look at. */
export function technicalCustomers(): readonly DemoCustomer[] {
  return [
    {
      name: 'pinecrest',
      company: 'Pinecrest Realty',
      plan: 'pro',
      seats: 14,
      since: 170,
      people: [
        { id: 'kate_moreno', name: 'Kate Moreno', email: 'kate@pinecrest.example', lockedFor: 2 },
        { id: 'alan_fox', name: 'Alan Fox', email: 'alan@pinecrest.example' },
      ],
      postalCode: '33131',
    },
    {
      name: 'bluefin',
      company: 'Bluefin Travel',
      plan: 'pro',
      seats: 11,
      since: 205,
      people: [{ id: 'marco_conti', name: 'Marco Conti', email: 'marco@bluefin.example', twoFactor: true }],
      postalCode: '96815',
      security: { question: 'What is your favourite island?', answer: 'Molokai' },
      tickets: [
        {
          subject: 'Lost my phone, cannot sign in',
          body: 'My phone is gone and with it the app that gives me the codes. I have no backup codes.',
          category: 'technical',
          hoursAgo: 5,
        },
      ],
    },
    {
      name: 'stellar',
      company: 'Stellar Robotics',
      plan: 'pro',
      seats: 22,
      since: 190,
      people: [
        { id: 'yuki_tanaka', name: 'Yuki Tanaka', email: 'yuki@stellar.example', role: 'technical', twoFactor: true },
        { id: 'olga_petrova', name: 'Olga Petrova', email: 'olga@stellar.example', role: 'admin' },
      ],
      postalCode: '94043',
      tickets: [
        {
          subject: 'HTTP 429 on every sync',
          body: 'Since this morning our sync gets 429 Too Many Requests.',
          category: 'technical',
          hoursAgo: 4,
        },
      ],
    },
    {
      name: 'orchid',
      company: 'Orchid Wellness',
      plan: 'basic',
      seats: 7,
      since: 115,
      people: [{ id: 'zoe_grant', name: 'Zoe Grant', email: 'zoe@orchid.example' }],
      postalCode: '87501',
      tickets: [
        {
          subject: 'Boards do not load at all',
          body: 'None of our boards opens since two days ago, on any computer. We cannot work.',
          category: 'technical',
          priority: 'high',
          hoursAgo: 50,
          notes: [{ hoursAgo: 45, text: 'Cache cleared, other browsers tried: no change. Passed to engineering.' }],
        },
      ],
    },
    {
      name: 'larkspur',
      company: 'Larkspur Interiors',
      plan: 'basic',
      seats: 2,
      since: 75,
      people: [{ id: 'amy_doyle', name: 'Amy Doyle', email: 'amy@larkspur.example' }],
      postalCode: '27601',
      tickets: [
        {
          subject: 'App crashes at start',
          body: 'The desktop app closes as soon as it opens. I cannot do anything.',
          category: 'technical',
          priority: 'high',
          hoursAgo: 47,
        },
      ],
    },
  ];
}
