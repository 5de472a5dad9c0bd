import type { Passage } from '../../core/knowledge.ts';
import { type Precedent, sectionOf } from './answer/asked-before.ts';

/** Headings that say whom their section is for: "How staff repair a failed payment", "Internal mailing lists". */
const forStaff = /\b(?:staff|internal)\b/i;

/**
 * What may be read out to a customer. A section for staff only when it is just what was asked for: nobody who asks how
 * to pay wants the steps by which a colleague repairs a payment.
 */
export function forCustomers(passages: readonly Passage[], [asked]: readonly Precedent[]): readonly Passage[] {
  return passages.filter((passage) => {
    const section = sectionOf(passage);
    return !forStaff.test(section.split(' › ').at(-1) ?? '') || section === asked?.section;
  });
}
