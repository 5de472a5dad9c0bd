import type { JsonObject } from '../../core/json.ts';
import { type FactCase, textOf } from './fact-case.ts';

export async function ticketFacts(about: FactCase): Promise<JsonObject> {
  return { category: textOf(about, 'category'), priority: textOf(about, 'priority') };
}
