import { approvalChoices } from '../cards/approval-card.ts';
import type { Card } from '../cards/card.ts';
import { verificationButtons } from '../cards/verification-card.ts';
import { facts } from '../layout/approval-lines.ts';
import { reveal } from '../text/reveal.ts';
import { lineText } from '../text/span.ts';

/** A card as it is read out, once: what it is about, then its choices by number. */
export function cardAnnouncement(card: Card, now: number): readonly string[] {
  switch (card.type) {
    case 'approval': {
      const { request, position, total } = card;
      const shown = facts(card, now).map(({ label, value }) => `${label}: ${lineText(reveal(value.replaceAll('\n', ', ')))}`);
      return [
        `Confirm ${request.tool}, request ${position} of ${total}.`,
        lineText(reveal(request.proposal.summary)),
        ...shown,
        ...(card.expanded ? details(card) : []),
        ...numbered(approvalChoices(card).map(({ label }) => label)),
      ];
    }
    case 'verification': {
      const { customer, attemptsLeft, fields, demoAnswers } = card.request;
      const demo = fields.flatMap(({ factor, label }) => (demoAnswers?.[factor] === undefined ? [] : [`${label}: ${demoAnswers[factor]}`]));
      return [
        `Verify ${customer.contact?.name ?? customer.name}. ${attemptsLeft} ${attemptsLeft === 1 ? 'attempt' : 'attempts'} left.`,
        `${fields.length} fields, then: ${verificationButtons.join(', ')}. Enter goes on, Escape leaves it for later.`,
        ...(demo.length === 0 ? [] : [`Demo company, right answers: ${demo.join('; ')}`]),
      ];
    }
    case 'choice':
      return [
        `${card.title}.`,
        ...(card.text === '' ? [] : [card.text]),
        ...numbered(card.choices.map(({ label, detail }) => (detail === undefined ? label : `${label}, ${detail}`))),
      ];
  }
}

/** When it has to be read out again: it is another card, or says something else. Moving about in it is not a change. */
export function announcementKey(card: Card): string {
  switch (card.type) {
    case 'approval':
      return `${card.id} ${card.request.argsHash} ${card.expanded} ${card.operator.name}`;
    case 'verification':
      return `${card.id}`;
    case 'choice':
      return `${card.id} ${card.choices.map(({ id }) => id).join(' ')}`;
  }
}

function details({ request }: Extract<Card, { type: 'approval' }>): readonly string[] {
  const { reasons, clauses } = request.verdict;
  return [
    ...reasons.map((reason) => `Policy: ${lineText(reveal(reason))}`),
    ...clauses.map((clause) => `Clause: ${lineText(reveal(clause))}`),
    ...request.proposal.evidence.map(({ source, text }) => `Evidence, ${lineText(reveal(source))}: ${lineText(reveal(text))}`),
    `Hash of the arguments: ${request.argsHash}`,
  ];
}

function numbered(labels: readonly string[]): readonly string[] {
  return labels.map((label, index) => `${index + 1}. ${label}`);
}
