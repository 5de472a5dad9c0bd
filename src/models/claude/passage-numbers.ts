import type { Citation, Passage } from '../../core/knowledge.ts';

/** Numbers by which the model cites: one for each passage that it has seen, in the order in which it saw them. */
export class PassageNumbers {
  readonly #passages: Passage[] = [];
  readonly #numbers = new Map<string, number>();

  /** The passage's number: the one it has already, or the next. */
  add(passage: Passage): number {
    const known = this.#numbers.get(keyOf(passage));
    if (known !== undefined) return known;
    const number = this.#passages.push(passage);
    this.#numbers.set(keyOf(passage), number);
    return number;
  }

  passage(number: number): Passage | undefined {
    return this.#passages[number - 1];
  }

  /** The number of a passage that was cited before. */
  numberOf(citation: Pick<Citation, 'document' | 'anchor' | 'lines'>): number | undefined {
    return this.#numbers.get(keyOf(citation));
  }
}

/** `[7] billing-policies › Refunds › Full refund`, then the text. */
export function numbered(passages: readonly Passage[], numbers: PassageNumbers): string {
  return passages.map((passage) => `[${numbers.add(passage)}] ${titleOf(passage)}\n${passage.text.trim()}`).join('\n\n');
}

/** `billing-policies › Refunds › Full refund` */
export function titleOf({ document, heading }: Pick<Citation, 'document' | 'heading'>): string {
  return [document, ...heading].join(' › ');
}

function keyOf({ document, anchor, lines }: Pick<Passage, 'document' | 'anchor' | 'lines'>): string {
  return `${document}#${anchor}:${lines[0]}-${lines[1]}`;
}
