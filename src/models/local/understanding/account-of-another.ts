import type { Conversation } from '../../../core/conversation.ts';

const address = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * Whether a message is about the account of somebody else, of which nobody is told anything: what belongs to an outsider,
 * what another company pays, or an address of another company that is not said to be one's own.
 */
export function speaksOfAnother(text: string, { customer }: Pick<Conversation, 'customer'>): boolean {
  if (wantsRecordsOfOutsider(text) || asksForDetailsOf(text)) return true;
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
  if (outsider.test(sentence)) return false;
  return introduces.test(sentence) || /^\s+here\b/i.test(text.slice(at + email.length));
}

const introduces =
  /\b(?:(?:this|it|that|which)(?:['’]s| is| was)|i am|i['’]m|we are|we['’]re|(?:my|our) (?:\p{L}+ ){0,3}(?:address|e-?mail|mail|account|login|company|firm|business)|registered|signed up|goes by|under|use|try|instead|sorry|meant|mean|from|name is)\W[^.!?@]{0,30}$/iu;

/** It is added, invited or written to: that somebody is reached there says nothing of their account. */
function onlyReached(text: string, email: string): boolean {
  const before = text.slice(0, text.indexOf(email));
  return /(?:\b(?:to|cc|add|adding|invite|inviting|include|including|email|e-mail|mail|write)\W+(?:\p{L}+\W+){0,2})$/iu.test(before);
}

/**
 * "What plan has my neighbour got?" names the owner with what is theirs; "our competitor is with you, what is their plan?"
 * speaks of them first. Who tells of a caller means the caller, whoever else comes up in the tale.
 */
function wantsRecordsOfOutsider(text: string): boolean {
  if (ownedByOutsider.test(text) || asksWhatOutsiderHas.test(text)) return true;
  const spokenOf = text.search(outsider);
  return spokenOf >= 0 && !tellsOfCaller.test(text) && ownedByThem.test(text.slice(spokenOf));
}

const outsiders =
  '(?:neighbou?rs?|competitors?|rivals?|(?:other|another|different) (?:company|customer|client|firm|business|shop)|ex-?(?:boss|employer|wife|husband|partner|colleague)|former (?:boss|employer|company)|old (?:boss|employer|company)|friends?|acquaintances?|somebody else|someone else|(?:people|guys|folks|shop|place|office) (?:next door|across|opposite|upstairs|downstairs))';
/** Relatives often work along: only what they pay is theirs, and not ours. */
const relatives = '(?:brother|sister|cousin|husband|wife|father|mother|son|daughter)(?:-in-law)?';
/** What the records of an account say. */
const paid = '(?:plan|tier|package|payments?|invoices?|bills?|subscription|contract)';
const records = `(?:${paid}|card|seats|users|licen[cs]es|account)`;

/** Not "a rival's offer": what they give away is no record of theirs. */
const outsider = new RegExp(`\\b${outsiders}\\b(?!['’]s?\\b)|\\bnext door\\b`, 'i');
const ownedByOutsider = new RegExp(
  `\\b${outsiders}['’]s? (?:\\p{L}+ ){0,2}${records}\\b|\\b${relatives}['’]s? (?:\\p{L}+ ){0,2}${paid}\\b|\\b${records} (?:of|for) (?:my|the|our|an?) (?:\\p{L}+ )?${outsiders}\\b`,
  'iu',
);
const asksWhatOutsiderHas = new RegExp(
  `\\b(?:what|which|how much|when)\\b[^.!?]{0,30}\\b(?:do|does|did|has|have|is|are) (?:my|the|our) (?:\\p{L}+ )?(?:${outsiders}|${relatives})\\b[^.!?]{0,30}\\b(?:pay|paid|paying|owe|got|have|has|use|using|on)\\b`,
  'iu',
);
const ownedByThem = new RegExp(
  `\\b(?:his|her|their|its)\\b[^.!?]{0,25}\\b${records}\\b|\\b(?:do|does|did|has|have|is|are) (?:he|she|they)\\b[^.!?]{0,40}\\b(?:pay|paid|paying|owe|got|have|use|using|on)\\b|\\b(?:he|she|they)(?:['’](?:s|ve|re))?\\b[^.!?]{0,20}\\b(?:pays?|paid|paying|owes?|charged|billed)\\b`,
  'i',
);

/** An operator's tale: "caller says …", "got Maya on line 2", "she called". */
const tellsOfCaller =
  /\b(?:caller|(?:the |a |this )?(?:customer|client|user|lady|gentleman|guy|woman|man) (?:says|said|wants|asks|writes|wrote|calls|called|is|has|swears|claims|reports|on)|on (?:the )?(?:line|phone|hold)|(?:called|rang|phoned)(?: in| us)?\b|(?:he|she|they) (?:says|say|asks|claims))\b/i;

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

/** To have something of theirs told; that it shall be reset or changed is another wish. */
const asksForDetails =
  /\b(?:read|tell|give|send|show|what(?:['’]s| is| are)|confirm|(?:i|we) need|at least)\b[^.?!]{0,40}\b(?:his|her|their|the (?:customer|owner|admin|user|contact|client)['’]s|\p{L}+['’]s) (?:\p{L}+ )?(?:(?:tele)?phone(?: number)?|mobile(?: number)?|post(?:al )?code|zip(?: code)?|security (?:question|answer)|password|home address|date of birth|birthday|card number)\b(?! (?:re-?set|change|link|e-?mail|form|policy|rules?|is (?:wrong|refused|lost|not)|crash|app))/iu;
