import type { TranscriptHead, TranscriptItem } from './transcript-items.ts';

/** A way to write a transcript: `head`, then the items one by one as they come, then `foot`. Concatenated they are the file. */
export interface TranscriptFormat {
  head(head: TranscriptHead): string;
  /** `index` counts the items from 0. */
  item(item: TranscriptItem, index: number): string;
  foot(): string;
}

/** `2026-11-05 09:30 UTC` */
export function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `09:30` */
export function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** `[1] billing-policies › Refunds › Full refund` */
export function sourceLine({ n, document, heading }: { readonly n: number; readonly document: string; readonly heading: string }): string {
  return `[${n}] ${document}${heading === '' ? '' : ` › ${heading}`}`;
}
