import { isTopic } from './concepts.ts';
import type { ReadMessage } from './read-message.ts';

const connects =
  /^[\s¿¡]*(?:and|but|so|ok|okay|then|also|or|what about|how about|what if|no|yes|yep|nope|not|und|et|y|e|en|oder|aber|mais|pero)\b/i;
const pointsBack =
  /\b(?:that|it|this|those|these|them|they|the (?:other|first|second|last|same|former|latter)|there|then|instead|else|more|longer)\b/i;
const bareQuestion =
  /^\s*(?:how (?:long|much|many|soon|often|come)|when|why|where|which(?: one)?|who|what|since when|until when)\b[^.!]{0,30}\?\s*$/i;

/** Short, begins with a connecting word or points back, and names no more than one thing of its own. */
export function isFollowUp({ sentences, anatomy }: ReadMessage): boolean {
  const words = sentences.reduce((sum, { tokens }) => sum + tokens.filter(({ kind }) => kind !== 'mark').length, 0);
  if (words === 0 || words > 16) return false;
  const topics = new Set(sentences.flatMap(({ concepts }) => concepts.map(({ concept }) => concept)).filter(isTopic)).size;
  if (words <= 3) return true;
  if (connects.test(anatomy.said)) return topics <= 4;
  return (pointsBack.test(anatomy.said) && topics <= 2) || (bareQuestion.test(anatomy.said) && topics <= 1);
}
