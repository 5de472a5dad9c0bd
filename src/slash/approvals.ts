import type { ApprovalRequest } from '../core/approval.ts';
import type { Choice } from '../tui/cards/choice-card.ts';
import { agoText } from '../tui/layout/duration.ts';
import type { SlashChat, SlashCommand } from './slash-command.ts';

export const approvals: SlashCommand = {
  name: 'approvals',
  summary: 'What waits for a decision, here and in other sessions; choose one to decide it',
  anytime: false,
  async run(_words, chat) {
    const { pendingApprovals, pendingVerifications, session } = chat.conversation;
    const others = (await chat.approvals.waiting()).filter((request) => request.session !== session.id);
    const choices: readonly Choice[] = [
      ...pendingApprovals.map((request) => requestChoice(request, chat.now)),
      ...pendingVerifications.map(({ id, customer, dryRun }) => ({
        id,
        label: `Identity of ${customer.name}${dryRun ? ', dry run' : ''}`,
        detail: id,
      })),
      ...others.map((request) => ({ ...requestChoice(request, chat.now), id: `${elsewhere}${request.session}` })),
    ];
    if (choices.length === 0) return chat.show({ type: 'notice', kind: 'info', text: 'Nothing waits for a decision.' });
    const chosen = await chat.choose({ title: 'What waits for a decision', choices });
    if (chosen !== undefined) await decide(chosen, chat);
  },
};

const elsewhere = 'in ';

function requestChoice(request: ApprovalRequest, now: number): Choice {
  return {
    id: request.id,
    label: request.proposal.summary,
    detail: `${request.id} · ${request.session} · ${agoText(now - request.at)}`,
  };
}

async function decide(chosen: string, chat: SlashChat): Promise<void> {
  if (chosen.startsWith(elsewhere)) {
    await chat.open(chosen.slice(elsewhere.length));
    return;
  }
  const request = chat.conversation.pendingApprovals.find(({ id }) => id === chosen);
  if (request === undefined) return chat.turn({ type: 'verification', id: chosen });
  const signed = await chat.decide(request);
  if (signed.decision.type !== 'defer') await chat.turn({ type: 'decision', id: chosen, signed });
}
