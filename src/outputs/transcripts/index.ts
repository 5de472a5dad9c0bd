import type { TranscriptFormat } from './transcript-format.ts';

/** How a transcript can be written. A new format is a file here and a line in this table. */
export const transcriptFormats = {
  md: () => import('./markdown.ts'),
  txt: () => import('./txt.ts'),
  json: () => import('./json.ts'),
  jsonl: () => import('./jsonl.ts'),
  html: () => import('./html.ts'),
} as const satisfies Record<string, () => Promise<{ readonly format: TranscriptFormat }>>;

export type TranscriptFormatName = keyof typeof transcriptFormats;

export const transcriptFormatNames = Object.keys(transcriptFormats) as readonly TranscriptFormatName[];
