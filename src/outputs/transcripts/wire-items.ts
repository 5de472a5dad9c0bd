import type { TranscriptHead, TranscriptItem } from './transcript-items.ts';

export function wireHead({ session, team, audience }: TranscriptHead) {
  return { type: 'transcript', session: session.id, team, audience, created_at: iso(session.createdAt) };
}

export function wireItem({ at, ...item }: TranscriptItem) {
  return { ...item, at: iso(at) };
}

const iso = (at: number) => new Date(at).toISOString();
