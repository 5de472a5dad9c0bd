import { lowerCase } from './lower-case.ts';

/** Says of a matter that it is over, or that it is not what the message is about. */
export function isSettled(sentence: string): boolean {
  const lower = lowerCase(sentence);
  return (over.some((pattern) => pattern.test(lower)) && !denied.test(lower)) || overElsewhere.test(lower);
}

/** "Not one of them has been solved." */
const denied =
  /(?:\b(?:not|never|nothing|nobody|none|no)|n['’]t)\b[^.,;]{0,30}\b(?:settled|sorted|resolved|solved|dealt|cleared|fixed|answered|done|closed|paid|work(?:s|ing)?|fine|ok(?:ay)?)\b/;

/** Apart from one another: a pattern of them all takes ten times as long to make as all of these. */
const over: readonly RegExp[] = [
  /\b(?:settled|sorted(?: out)?|resolved|dealt with|taken care of|cleared up|done and dusted|behind us|old hat|history)\b/,
  /\b(?:is|was|are|were|been|'s) (?:all )?(?:solved|done|closed|finished|answered|paid|over|fixed now)\b(?! (?:card|account|as|without|again))/,
  /\b(?:works?|working|fine|ok|okay|good|well|back|right) (?:again|now)\b(?! (?:and again|it))/,
  /\b(?:never ?mind|ignore|disregard|forget (?:about|the|that|all|it)|skip|(?:do not|don['’]t|needn['’]t|no need to) (?:mind|care|read|bother|look at))\b/,
  /\b(?:not|isn['’]t|nothing) (?:about|to do with)|\bunrelated\b|\bseparate (?:thing|matter|question)|\b(?:different|other|another|new) (?:topic|matter|subject|story|thing|question)\b/,
  /\bthank(?:s| you) for (?:the|your|that|fixing|returning|sorting|solving|sending|helping|changing|correcting|moving)\b/,
  /\b(?:old|earlier|previous|quoted) (?:mail|thread|trail|message|matter|talk|text)\b|\b(?:trail|thread|tail)\b.{0,30}\b(?:only|just|sorry)\b|\b(?:just|only) (?:so (?:that )?you|for (?:context|background|reference))/,
];

const overElsewhere =
  /\b(?:erledigt|geklärt|gelöst|hat sich erledigt|anderes (?:thema|problem|anliegen)|andere frage|réglée?s?|résolue?s?|autre (?:question|sujet|chose)|résolu|resuelt[oa]s?|solucionad[oa]s?|arreglad[oa]s?|otra (?:cosa|pregunta|cuestión)|otro (?:tema|asunto)|resolvid[oa]s?|tratad[oa]s?|outr[oa] (?:assunto|coisa|questão|pergunta)|risolt[oaie]|sistemat[oaie]|altra (?:cosa|domanda)|opgelost|geregeld|afgehandeld|andere (?:vraag|kwestie)|iets anders|załatwion[eay]|rozwiązan[eay]|inna sprawa|inne pytanie|løst|löst|i orden|i ordning|vyřešen[oáa]?|vyriešen[éáa]?|megoldódott|rezolvat[ăe]?|çözüldü|halloldu|решен[оа]?|решён)(?!\p{L})|解決|別件|別の|とは別|已解决|另外|해결/u;
