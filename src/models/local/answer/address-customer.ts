/**
 * Documents speak of "the customer"; a reply speaks to them. `The customer loses SSO` becomes `You lose SSO`.
 * Only the definite form is turned: "a customer who …" is a case, not the reader.
 */
export function addressCustomer(text: string): string {
  return text
    .replace(/^How staff\b/, 'How we')
    .replace(/\b(The|the) customer['’]s\b/g, (_whole, article: string) => (article === 'The' ? 'Your' : 'your'))
    .replace(
      /\b(The|the) customer ((?:really|also|still|then|only|already) )?(\w+)\b/g,
      (whole, article: string, adverb = '', verb: string) => {
        const own = secondPerson(verb);
        return own === undefined ? whole : `${article === 'The' ? 'You' : 'you'} ${adverb}${own}`;
      },
    )
    .replace(/\b(?:the|The) customer\b(?!['’\s-]+\w*(?:base|success))/g, (whole) => (whole.startsWith('T') ? 'You' : 'you'));
}

const irregular: Readonly<Record<string, string>> = { is: 'are', was: 'were', has: 'have', does: 'do', goes: 'go' };
const unchanged = /^(?:can|could|may|must|should|will|would|had|did|\w+ed)$/;

function secondPerson(verb: string): string | undefined {
  if (unchanged.test(verb)) return verb;
  const known = irregular[verb];
  if (known !== undefined) return known;
  if (/(?:ss|us|is)$/.test(verb) || !verb.endsWith('s')) return undefined;
  return /(?:sh|ch|x|ss|z)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1);
}
