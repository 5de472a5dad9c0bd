import type { Terms } from '../../../core/agent.ts';
import { escapePattern } from '../../../core/escape-pattern.ts';
import { fold } from '../routing/lexicon.ts';
import type { RoutedMessage } from '../routing/router.ts';

/** What a class of words is called in the documents. */
const names: Readonly<Record<string, string>> = {
  price: 'price',
  seats: 'per user',
  discount: 'discount',
  refund: 'refund',
  invoice: 'invoice',
  paymentMethod: 'payment methods',
  tax: 'tax VAT',
  cancel: 'cancel the subscription',
  changePlan: 'change of plan',
  view: 'views Gantt Kanban calendar',
  file: 'files upload',
  time: 'time tracking',
  report: 'reports',
  api: 'API',
  integration: 'integrations',
  access: 'sign in',
  device: 'mobile app',
  security: 'security',
  branding: 'white-label',
  rights: 'roles and permissions',
  learning: 'documentation and learning',
};

/** Words that say by which time something counts, in many languages and without marks. */
const spans: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:ganze[sn]? jahr|jahr\w*|jahrlich\w*|an|annee\w*|annuel\w*|ano|anual\w*|anno|annual\w*|jaar\w*|rok|roczn\w*|yil\w*|ars\w*)\b/,
    'per year',
  ],
  [/\b(?:monat\w*|mois|mensuel\w*|mes|meses|mensual\w*|mese|mensil\w*|maand\w*|miesi\w*|ay|aylik|manad\w*)\b/, 'per month'],
];

/**
 * A question of another language in English, as far as its classes of words, names and figures go: "price per user per
 * year Pro?". Undefined when they say too little to be looked for.
 */
export function gloss(
  text: string,
  { concepts, entities }: Pick<RoutedMessage, 'concepts' | 'entities'>,
  { plans }: Pick<Terms, 'plans'>,
): string | undefined {
  const folded = fold(text);
  const said = Object.entries(names).flatMap(([name, words]) => (concepts.has(name) ? [words] : []));
  const span = spans.find(([pattern]) => pattern.test(folded));
  const named = [
    ...plans.filter((plan) => isPlanAbroad(folded, plan)),
    ...entities.integrations,
    ...entities.productAreas,
    ...entities.errorCodes,
  ];
  const parts = [...said, ...(span === undefined ? [] : [span[1]]), ...named];
  return parts.length < 2 ? undefined : `What about ${[...new Set(parts)].join(', ')}?`;
}

/** Plans have the same names everywhere, but one as short as "pro" is a common word in many languages. */
function isPlanAbroad(folded: string, plan: string): boolean {
  const name = plan.toLowerCase();
  if (!folded.includes(name)) return false;
  const word = escapePattern(name);
  return name.length > 3 || new RegExp(`\\b(?:${kinds} ${word}|${word}[- ]${kinds})\\b`).test(folded);
}

const kinds = '(?:plan|tarif\\w*|paket|abo|version|forfait|offre|piano|pakiet|abonnement)';
