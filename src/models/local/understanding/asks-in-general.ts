import type { Entities } from '../routing/router.ts';
import { asksToKnow } from './speech.ts';

/**
 * Asks what holds for everybody ("how long do card refunds take?"), rather than for what befell who writes: nobody of
 * their own is spoken of, and no record is named. What answers it are documents, never a procedure that does something.
 */
export function asksInGeneral(matter: string, { emails, ids }: Pick<Entities, 'emails' | 'ids'>): boolean {
  return (
    emails.length + ids.length === 0 && (asksToKnow(matter) || demands.test(matter)) && !ownMatter.test(matter.replaceAll(courtesy, ' '))
  );
}

const ownMatter = /\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|we|we['’](?:re|ve|d|ll)|us|our|ours|ourselves)\b/i;

/** "Give me the support address", "name the plans that …": asks without a question. */
const demands =
  /^(?:\W|(?:please|pls|kindly|so|and|ok)\b)*(?:(?:tell|show|remind) (?:me|us)|explain (?:how|what|when|your)|name|list|give (?:me|us) (?:the|your|an?|all)\b.*\b(?:ad{1,2}ress(?:es)?|mail|numbers?|list|prices?|figures?|overview|link|url|names?|digits|example|dates?|limits?))\b/i;

/** "Can you tell me …", "I would like to know …", "what if I …": says that something is asked, not that something befell them. */
const courtesy =
  /\b(?:what happens (?:if|when)|if|once|after|before) (?:i|we)\b|\b(?:tell|explain(?: to)?|show|remind|inform|let|give) (?:me|us)\b|\b(?:i|we)(?:['’]d| would)? (?:like|want|need|love) to (?:know|understand|ask)\b|\b(?:i|we)(?:['’]m| am|['’]re| are)? (?:just )?(?:wonder(?:ing)?|curious|asking)\b|\b(?:my|our) (?:boss|colleague|manager|client|team) (?:asks|wants to know|wonders)\b/gi;
