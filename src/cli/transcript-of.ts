import type { AgentName } from '../core/agent.ts';
import type { Conversation } from '../core/conversation.ts';
import { type TranscriptFormatName, transcriptFormats } from '../outputs/transcripts/index.ts';
import { redactItems } from '../outputs/transcripts/redact.ts';
import { type Audience, conversationItems } from '../outputs/transcripts/transcript-items.ts';

export interface TranscriptOptions {
  readonly format: TranscriptFormatName;
  readonly audience: Audience;
  readonly redact: boolean;
  /** The team's title. */
  readonly team: string;
  readonly titleOf: (agent: AgentName) => string;
}

/** The transcript of a whole conversation, as text. */
export async function transcriptOf(
  { session, entries }: Conversation,
  { format: name, audience, redact, team, titleOf }: TranscriptOptions,
): Promise<string> {
  const { format } = await transcriptFormats[name]();
  const all = conversationItems(entries, audience, titleOf);
  const items = redact ? redactItems(all, entries) : all;
  return format.head({ session, team, audience }) + items.map((item, index) => format.item(item, index)).join('') + format.foot();
}
