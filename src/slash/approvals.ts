import type { ApprovalRequest } from '../core/approval.ts';
import type { Choice } from '../tui/cards/choice-card.ts';
import type { Waiting } from '../tui/chat-options.ts';
import { agoText } from '../tui/layout/duration.ts';
import type { SlashChat, SlashCommand } from './slash-command.ts';

export const approvals: SlashCommand = {
  name: 'approvals',
  summary: 'What waits for a decision, here and in other sessions; choose one to decide it',
  anytime: false,
  async run(_words, chat) {
    const { pendingApprovals, pendingVerifications, session } = chat.conversation;
    const others = (await chat.approvals.waiting()).filter((each) => each.session !== session.id);
    const choices: readonly Choice[] = [
      ...pendingApprovals.map((request) => requestChoice(request, chat.now)),
      ...pendingVerifications.map(({ id, customer, dryRun }) => ({
        id,
        label: `Identity of ${customer.name}${dryRun ? ', dry run' : ''}`,
        detail: id,
      })),
      ...others.map((each) => otherChoice(each, chat.now)),
    ];
    if (choices.length === 0) return chat.show({ type: 'notice', kind: 'info', text: 'Nothing waits for a decision.' });
    const chosen = await chat.choose({ title: 'What waits for a decision', choices });
    if (chosen !== undefined) await decide(chosen, chat);
  },
};

const elsewhere = 'in ';

/** Of another session: choosing it opens that session first. */
function otherChoice({ id, session, what, at }: Waiting, now: number): Choice {
  const label = what.replace(/^./, (first) => first.toUpperCase());
  return { id: `${elsewhere}${session} ${id}`, label, detail: `${id} · ${session} · ${agoText(now - at)}` };
}

function requestChoice(request: ApprovalRequest, now: number): Choice {
  return {
    id: request.id,
    label: request.proposal.summary,
    detail: `${request.id} · ${request.session} · ${agoText(now - request.at)}`,
  };
}

async function decide(chosen: string, chat: SlashChat): Promise<void> {
  if (chosen.startsWith(elsewhere)) {
    const [session, id = ''] = chosen.slice(elsewhere.length).split(' ');
    const opened = await chat.open(session);
    return opened === undefined || opened.readOnly ? undefined : decide(id, chat);
  }
  const request = chat.conversation.pendingApprovals.find(({ id }) => id === chosen);
  if (request === undefined) return chat.turn({ type: 'verification', id: chosen });
  const signed = await chat.decide(request);
  if (signed.decision.type !== 'defer') await chat.turn({ type: 'decision', id: chosen, signed });
}
