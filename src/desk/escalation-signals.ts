import type { EscalationKind } from './records.ts';

/** Words that call for an escalation of a kind, whoever says them. Quick and deliberately broad: a person confirms each. */
const signals: readonly { readonly kind: EscalationKind; readonly pattern: RegExp }[] = [
  {
    kind: 'security',
    pattern:
      /\b(?:hack(?:ed|er|ers|ing)?|breach(?:ed|es)?|compromis(?:ed|e)|leak(?:ed|s|ing)?|intrusion|unauthori[sz]ed (?:access|login|user)|vulnerabilit(?:y|ies)|phish(?:ing|ed)|stolen (?:data|credentials|account)|malware|ransom(?:ware)?|someone (?:else )?(?:is|was|got) in(?:to)? (?:my|our) account)\b/i,
  },
  {
    kind: 'data-loss',
    pattern:
      /\b(?:(?:data|files?|projects?|tasks?|everything)\s+(?:(?:has|have|is|are|was|were)\s+)?(?:been\s+)?(?:all\s+)?(?:gone|lost|vanished|disappeared|deleted|wiped|corrupt(?:ed)?)|lost (?:all )?(?:of )?(?:my|our) (?:data|files|projects|work)|data (?:loss|corruption))\b/i,
  },
  {
    kind: 'privacy',
    pattern:
      /\b(?:gdpr|dsgvo|ccpa|right to be forgotten|right to erasure|erase (?:all )?(?:my|our) (?:personal )?data|delete (?:all )?(?:my|our) personal data|data subject|data protection (?:officer|authority))\b/i,
  },
  {
    kind: 'compliance',
    pattern:
      /\b(?:hipaa|soc ?2|compliance)\b[^.!?\n]{0,40}\b(?:violat\w+|breach\w*|broken|failed)\b|\bviolat\w+[^.!?\n]{0,30}\b(?:hipaa|soc ?2|compliance)\b/i,
  },
  {
    kind: 'legal',
    pattern:
      /\b(?:lawyers?|attorneys?|solicitors?|lawsuit|su(?:e|ing) you|legal (?:action|steps|proceedings|department|counsel)|court|subpoena|regulators?|cease and desist|(?:copyright|patent|trademark) (?:claim|infringement|dispute))\b/i,
  },
  {
    kind: 'outage',
    pattern:
      /\b(?:outage|(?:platform|service|site|system|teamflow|app|api|everything) (?:is|seems|has been|has gone|went)\s+(?:completely |entirely |totally )?down(?! to)|down for (?:all|every|several|the whole|our whole)\w*|nobody (?:here )?can (?:log ?in|access|connect|reach))\b/i,
  },
  {
    kind: 'contract',
    pattern:
      /\b(?:(?:change|amend|renegotiate|terminate|renew)\w*\s+(?:(?:our|the|my)\s+)?(?:enterprise )?contract|contract (?:change|negotiation|renewal|amendment)s?)\b/i,
  },
  {
    kind: 'churn',
    pattern:
      /\b(?:switch(?:ing)? to (?:a competitor|asana|monday|jira|trello|another)|leav(?:e|ing) (?:you|teamflow) for|mov(?:e|ing) to (?:a competitor|another provider))\b/i,
  },
  {
    kind: 'complaint',
    pattern:
      /\b(?:(?:speak|talk|pass\w*|put|escalate)\b[^.!?\n]{0,30}\b(?:manager|supervisor|someone in charge|your boss)|want (?:a|your|the) (?:manager|supervisor)|formal complaint|complain(?:t|ing)? about|unacceptable|worst (?:support|service)|terrible (?:support|service))\b/i,
  },
];

export interface Signal {
  readonly kind: EscalationKind;
  /** The words that were seen. */
  readonly words: string;
}

/** What a message calls for by its words, in the order above. */
export function escalationSignals(message: string): readonly Signal[] {
  return signals.flatMap(({ kind, pattern }) => {
    const found = pattern.exec(message);
    return found === null ? [] : [{ kind, words: found[0].replace(/\s+/g, ' ') }];
  });
}
