import { printableJson } from '../printable-json.ts';
import type { TranscriptFormat } from './transcript-format.ts';
import { wireHead, wireItem } from './wire-items.ts';

/** One JSON object a line: the head, then the items. */
export const format: TranscriptFormat = {
  head: (head) => `${printableJson(wireHead(head))}\n`,
  item: (item) => `${printableJson(wireItem(item))}\n`,
  foot: () => '',
};
