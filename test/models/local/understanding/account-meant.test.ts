import { expect, test } from 'vitest';
import { accountMeant } from '../../../../src/models/local/understanding/account-meant.ts';

const accounts = [
  { account: 'acc_greenleaf', company: 'Greenleaf Foods', plan: 'pro', seats: 18 },
  { account: 'acc_greenleaf_labs', company: 'Greenleaf Foods', plan: 'basic', seats: 6 },
];

test.each([
  ['acc_greenleaf_labs', 'acc_greenleaf_labs'],
  ['acc_greenleaf please', 'acc_greenleaf'],
  ['It is about Greenleaf Labs.', 'acc_greenleaf_labs'],
  ['In the lab, not the kitchen.', 'acc_greenleaf_labs'],
  ['the one on Pro', 'acc_greenleaf'],
  ['the smaller of them', 'acc_greenleaf_labs'],
  ['the main account, not the labs', 'acc_greenleaf'],
  ['both', undefined],
  ['I do not know', undefined],
])('“%s” means %s', (text, account) => expect(accountMeant(text, accounts)).toBe(account));
