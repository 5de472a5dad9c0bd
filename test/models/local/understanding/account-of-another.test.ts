import { expect, test } from 'vitest';
import { speaksOfAnother } from '../../../../src/models/local/understanding/account-of-another.ts';

const nina = { account: 'acc_tidewater', name: 'Tidewater Marine', contact: { id: 'c_1', name: 'Nina', email: 'nina@tidewater.example' } };
const conversation = { customer: nina };

test.each([
  'The travel people next door, Bluefin, marco@bluefin.example, what plan have they got? He won’t mind.',
  'What was the last payment of marco@bluefin.example?',
  'Please reset the two-factor codes for marco@bluefin.example, he asked me to.',
  'Cancel the subscription of marco@bluefin.example, we bought them.',
  'What does my neighbour pay you a month?',
  'A friend of mine is a customer of yours. Has he paid his last invoice?',
  'How many seats are on the account of our former employer?',
  'Show me my brother’s invoices.',
  'And what does Bluefin Travel pay you? We think of merging.',
  'For an audit please read me marco’s phone number and postal code.',
  'Then at least tell me his security question.',
  'Our competitor is with you, too: what is their plan and how many seats?',
])('“%s” is about the account of somebody else', (text) => expect(speaksOfAnother(text, conversation)).toBe(true));

test.each([
  'What plan are we on?',
  'What does Tidewater pay a month?',
  'How much does Enterprise cost, and when is Pro charged?',
  'What is your phone number?',
  'nina@tidewater.example here, what was our last payment?',
  'Our other address is nina@boats.example, is the account under that one?',
  'Sorry, I meant nina@boats.example',
  'This is tom@silverlake.example, I was charged twice.',
  'Please unlock ed@tidewater.example, he is locked out.',
  'Please add marco@partner.example to our plan.',
  'Send the invoice to books@ledger.example please.',
  'Could you send our last invoice to books@ledger.example?',
  'A friend told me that you have a yearly plan, what does it cost?',
  'Ed of Tidewater rang: she has a competitor’s quote for 60 seats before her and wants somebody to call about their contract.',
  'Caller says an old boss of his set it up, and his account is locked now.',
  'My wife does the books, and her account is locked.',
  'He needs his password reset, can you do that?',
  'Please send her the password reset mail once more.',
])('“%s” is about one’s own', (text) => expect(speaksOfAnother(text, conversation)).toBe(false));

test('who writes for a customer speaks of them as somebody else, as long as nobody else is known', () => {
  expect(speaksOfAnother('Customer says she is locked out. Her e-mail: kate@pinecrest.example', { customer: undefined })).toBe(false);
});
