import type { Conversation } from '../../../core/conversation.ts';

const address = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * Whether a message is about the account of somebody else, of which nobody is told anything: an address of another
 * company that is not said to be one's own, or somebody who is no colleague and of whom an account is spoken.
 */
export function speaksOfAnother(text: string, { customer }: Pick<Conversation, 'customer'>): boolean {
  if ((stranger.test(text) && theirs.test(text)) || asksForDetailsOf(text)) return true;
  const named = paysYou.exec(text)?.[1]?.trim();
  if (named !== undefined && customer !== undefined && !namesOfMany.test(named) && !sharesWord(named, customer.name)) return true;
  return strangersAddresses(text, customer?.contact?.email).some((strange) => !onlyReached(text, strange));
}

/** The address under which the account of who writes may be looked up; an address of somebody else is none. */
export function ownAddress(text: string, email: string, { customer }: Pick<Conversation, 'customer'>): boolean {
  return !strangersAddresses(text, customer?.contact?.email).includes(email);
}

/** Addresses of another company than that of who is known to write, which are not said to be their own. */
function strangersAddresses(text: string, own: string | undefined): readonly string[] {
  if (own === undefined) return [];
  return (text.match(address) ?? []).filter((email) => companyOf(email) !== companyOf(own) && !isIntroduced(text, email));
}

function companyOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** "I am tom@…", "sorry, my address is …", "registered under …", or hardly anything beside the address. */
function isIntroduced(text: string, email: string): boolean {
  const at = text.indexOf(email);
  const others = text.replaceAll(address, ' ').match(/\p{L}+/gu) ?? [];
  if (others.length <= 4) return true;
  const sentence =
    text
      .slice(0, at)
      .split(/[.!?\n]\s/)
      .at(-1) ?? '';
  if (stranger.test(sentence)) return false;
  return introduces.test(sentence) || /^\s+here\b/i.test(text.slice(at + email.length));
}

const introduces =
  /\b(?:(?:this|it|that|which)(?:['’]s| is| was)|i am|i['’]m|we are|we['’]re|(?:my|our) (?:\p{L}+ ){0,3}(?:address|e-?mail|mail|account|login|company|firm|business)|registered|signed up|goes by|under|use|try|instead|sorry|meant|mean|from|name is)\W[^.!?@]{0,30}$/iu;

/** It is added, invited or written to: that somebody is reached there says nothing of their account. */
function onlyReached(text: string, email: string): boolean {
  const before = text.slice(0, text.indexOf(email));
  return /(?:\b(?:to|cc|add|adding|invite|inviting|include|including|email|e-mail|mail|write)\W+(?:\p{L}+\W+){0,2})$/iu.test(before);
}

const stranger =
  /\b(?:neighbou?rs?|next door|competitors?|rivals?|(?:other|another|different) (?:company|customer|client|firm|business|shop)|ex-?(?:boss|employer|wife|husband|partner|colleague)|former (?:boss|employer|company)|old (?:boss|employer|company)|friends?|acquaintance|somebody else|someone else|brother|sister|cousin|husband|wife|(?:people|guys|folks|shop|place|office) (?:next door|across|opposite|upstairs|downstairs))\b/i;

/** What the records of an account say, asked of others: "what plan have they got", "his last payment". */
const theirs =
  /\b(?:his|her|their|its|they|he|she|(?:my|the|our) \p{L}+['’]s?)\b[^.!?]{0,40}\b(?:plan|tier|package|payments?|pay|paid|paying|charged?|invoices?|bill|billed|card|seats|users|licen[cs]es|account|subscription|contract|owe|owes)\b|\b(?:plan|tier|package|payments?|invoices?|bill|card|seats|account|subscription|contract)\b[^.!?]{0,30}\b(?:has|have|does|do|is|are|did) (?:my|the|our|he|she|they)\b(?! (?:account|plan|payment|invoice|bill|card))[^.!?]{0,40}\b(?:got|have|has|on|pay|paid|paying|use|using)\b|\bwhat (?:do|does|did|has|have|is|are) (?:my|the|our) (?:neighbou?rs?|competitors?|friends?|rivals?|brother|sister|cousin|husband|wife)\b/iu;

/** "What does Bluefin Travel pay you?": another company by its name. */
const paysYou =
  /\b(?:what|how much|which plan|when)\b[^.?!]{0,20}\b(?:does|do|did|has|is)\s+((?:\p{Lu}[\p{L}\p{N}&'’.-]*\s+){1,4})(?:pay|pays|paid|paying|owe|owes|spend|spends|charged|billed)\b/u;
const namesOfMany =
  /^(?:Basic|Pro|Enterprise|TeamFlow|Customers?|Everybody|Everyone|Users?|Teams?|I|We|You|The|A|An|One|PayPal|Visa|MasterCard)\b/i;

function sharesWord(name: string, company: string): boolean {
  const own = new Set(company.toLowerCase().split(/\W+/));
  return name
    .toLowerCase()
    .split(/\W+/)
    .some((word) => word.length > 2 && own.has(word));
}

/** What the desk knows to tell people apart, or to reach them, is read to nobody. */
export function asksForDetailsOf(text: string): boolean {
  return asksForDetails.test(text);
}

const asksForDetails =
  /\b(?:read|tell|give|send|show|what(?:['’]s| is| are)|confirm|need|at least)\b[^.?!]{0,40}\b(?:his|her|their|the (?:customer|owner|admin|user|contact|client)['’]s|\p{L}+['’]s) (?:\p{L}+ )?(?:(?:tele)?phone(?: number)?|mobile(?: number)?|post(?:al )?code|zip(?: code)?|security (?:question|answer)|password|home address|date of birth|birthday|card number)\b/iu;
