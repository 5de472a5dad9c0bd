import { printableJson } from '../printable-json.ts';
import type { TranscriptFormat } from './transcript-format.ts';
import { wireHead, wireItem } from './wire-items.ts';

/** One JSON object with all items. */
export const format: TranscriptFormat = {
  head: (head) => `${printableJson(wireHead(head)).slice(0, -1)},"items":[`,
  item: (item, index) => `${index === 0 ? '' : ','}\n${printableJson(wireItem(item))}`,
  foot: () => '\n]}\n',
};
