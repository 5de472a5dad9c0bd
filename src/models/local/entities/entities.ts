import type { Terms } from '../../../core/agent.ts';
import { type Amount, findAmounts } from './amounts.ts';
import { type Count, findCounts } from './counts.ts';
import { type DateMention, findDates } from './dates.ts';
import { findErrorCodes } from './error-codes.ts';
import { namesIn, plansIn } from './terms-in.ts';

export type { Amount, DateMention };

/** What a message names. Everything as found, in order, each once. */
export interface Entities {
  readonly emails: readonly string[];
  /** Record and reference numbers as written: `INV-2024-06-1187`, `#50311`, `ch_3PQ`. */
  readonly ids: readonly string[];
  readonly amounts: readonly Amount[];
  readonly dates: readonly DateMention[];
  /** Plans of the team, lower-case. */
  readonly plans: readonly string[];
  /** HTTP status or error code, upper-case: `429`, `ERR_CERT_DATE_INVALID`. */
  readonly errorCodes: readonly string[];
  /** A number with what it counts: `12 users`. */
  readonly counts: readonly Count[];
  readonly integrations: readonly string[];
  /** Parts of the product, as the team calls them: `Gantt`, `webhooks`. */
  readonly productAreas: readonly string[];
  /** Four digits said to be the end of a card number. */
  readonly cardEndings: readonly string[];
}

/** `terms` are what the team's customers name, `language` is that of the text (ISO 639-1); all else has the same form everywhere. */
export function findEntities(text: string, terms: Terms, language?: string): Entities {
  return {
    emails: unique(text.match(/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []),
    ids: findIds(text),
    amounts: findAmounts(text),
    dates: findDates(text, language),
    plans: plansIn(text, terms.plans),
    errorCodes: findErrorCodes(text),
    counts: findCounts(text),
    integrations: namesIn(text, terms.integrations),
    productAreas: namesIn(text, terms.areas),
    cardEndings: unique(
      [...text.matchAll(/\b(?:card|ending|ends|karte|carte|tarjeta|cart[aã]o|carta)\b[^.\n\d]{0,25}(\d{4})\b/gi)].map(
        ([, digits = '']) => digits,
      ),
    ),
  };
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** What looks like one anywhere, then what is said to be one: "reference 88-40213". A year with a running number is part of it. */
function findIds(text: string): readonly string[] {
  const said = [...text.matchAll(saidToBe)].map(([, id = '']) => id);
  const seen = text.match(written) ?? [];
  return unique([...seen, ...said].filter((id, _, all) => !all.some((longer) => longer.length > id.length && longer.includes(id))));
}

const written =
  /\b(?:[A-Za-z]{2,8}[-_](?=[\w-]*\d)[\w-]*[A-Za-z\d](?:\/\d+)?|(?:ch|pi|in|cus|sub|pay|re)_[A-Za-z0-9]+)\b|(?<!\w)#\d{3,}\b/g;
const saidToBe =
  /\b(?:reference|ref|case|ticket|invoice|workspace|order|file|account|contract|transaction)(?: (?:no|nr|number|id))?[.:]?\s#?((?=[\w/-]*\d{3})[A-Z0-9][\w/-]{3,}\w)\b/gi;
