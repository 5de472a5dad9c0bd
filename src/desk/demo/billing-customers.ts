import type { Calendar } from './calendar.ts';
import type { DemoCustomer } from './demo-customer.ts';

/** Charged twice, charged wrongly, refunded before: what the refund rules look at. */
export function billingCustomers({ daysAgo, hoursAgo, twiceThisMonth }: Calendar): readonly DemoCustomer[] {
  return [
    {
      name: 'northwind',
      company: 'Northwind Ltd',
      plan: 'pro',
      seats: 12,
      since: 410,
      renewed: 10,
      people: [
        { id: 'maya_ortiz', name: 'Maya Ortiz', email: 'maya@northwind.example', phone: '+1-415-555-0123' },
        { id: 'sam_reyes', name: 'Sam Reyes', email: 'sam@northwind.example', role: 'technical' },
      ],
      postalCode: '94107',
      pays: { brand: 'Visa', last4: '4242', expires: '2030-04' },
      charges: [
        {
          text: 'Users added, pro rata for the rest of the period, tax included',
          cents: 4_999,
          at: twiceThisMonth,
          ids: ['pay_1041', 'pay_1042'],
        },
      ],
    },
    {
      name: 'brightpath',
      company: 'Brightpath Studio',
      plan: 'pro',
      seats: 40,
      since: 280,
      renewed: 4,
      chargedAgainAfter: 1,
      people: [{ id: 'lena_novak', name: 'Lena Novak', email: 'lena@brightpath.example' }],
      postalCode: '10013-2204',
      security: { question: 'What was the name of your first school?', answer: 'Lindenhof' },
      pays: { brand: 'MasterCard', last4: '5454' },
    },
    {
      name: 'harborline',
      company: 'Harborline Logistics',
      plan: 'pro',
      seats: 64,
      since: 530,
      renewed: 6,
      chargedAgainAfter: 26,
      people: [
        { id: 'omar_haddad', name: 'Omar Haddad', email: 'omar@harborline.example' },
        { id: 'ines_calvo', name: 'Ines Calvo', email: 'billing@harborline.example', role: 'billing' },
      ],
      postalCode: '98101',
      pays: { brand: 'American Express', last4: '0005' },
    },
    {
      name: 'canyon',
      company: 'Canyon Creative',
      plan: 'pro',
      seats: 20,
      since: 350,
      renewed: 25,
      people: [{ id: 'ruth_adler', name: 'Ruth Adler', email: 'ruth@canyon.example' }],
      postalCode: '85001',
      pays: { brand: 'Discover', last4: '9424' },
      charges: [
        {
          text: 'Users added by mistake of the import',
          cents: 48_000,
          at: [daysAgo(22)],
          refunds: [
            { cents: 26_000, at: daysAgo(12), reason: 'wrong-amount', note: 'Thirteen users were never used.' },
            { cents: 20_000, at: daysAgo(5), reason: 'wrong-amount', note: 'Ten more users were never used.' },
          ],
        },
        {
          text: 'Pro, 20 users, monthly',
          cents: 38_000,
          at: [daysAgo(95)],
          refunds: [{ cents: 38_000, at: daysAgo(93), reason: 'duplicate-charge', note: 'The month was charged twice.' }],
        },
      ],
    },
    {
      name: 'silverlake',
      company: 'Silverlake Media',
      plan: 'pro',
      seats: 25,
      since: 200,
      people: [{ id: 'tom_becker', name: 'Tom Becker', email: 'tom@silverlake.example' }],
      postalCode: '60601',
      security: { question: 'In which city did your parents meet?', answer: 'São Paulo' },
      charges: [
        {
          text: 'Users added, pro rata for the rest of the period',
          cents: 31_350,
          at: [hoursAgo(190)],
          refunds: [{ cents: 10_000, at: hoursAgo(150), reason: 'wrong-amount', note: 'Charged at an old price.' }],
        },
        { text: 'Users added, pro rata for the rest of the period', cents: 11_400, at: [daysAgo(40)], status: 'disputed' },
      ],
    },
  ];
}
