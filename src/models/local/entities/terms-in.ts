import { escapePattern } from '../../../core/escape-pattern.ts';

/** Names that stand in a text as words of their own, whatever their case; a name in the plural also in the singular. */
export function namesIn(text: string, names: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return names.filter((name) => {
    const stem = name.toLowerCase().replace(/s$/, '');
    return lower.includes(stem) && new RegExp(`(?<![\\w-])${escapePattern(stem)}${name.endsWith('s') ? 's?' : ''}(?![\\w])`).test(lower);
  });
}

/** Plans that a text names, lower-case, in the team's order. */
export function plansIn(text: string, plans: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return plans.filter((plan) => lower.includes(plan.toLowerCase()) && isPlan(text, plan, plans)).map((plan) => plan.toLowerCase());
}

/** Short names are everyday words ("basic", "pro"): in small letters they count beside what makes them a plan. */
function isPlan(text: string, plan: string, plans: readonly string[]): boolean {
  const name = escapePattern(plan);
  if (plan.length > everyday) return new RegExp(`\\b${name}\\b`, 'i').test(text);
  const asWritten = new RegExp(`\\b(?:${name}|${escapePattern(plan.toUpperCase())})\\b`);
  const other = plans
    .filter((one) => one !== plan)
    .map(escapePattern)
    .join('|');
  const beside = other === '' ? '' : `|${name}${and}(?:${other})|(?:${other})${and}${name}`;
  return asWritten.test(text) || new RegExp(`\\b(?:${name}\\s+${after}|${before}\\s+${name}${beside})\\b`, 'i').test(text);
}

/** Letters. */
const everyday = 6;
const after = '(?:plan|tier|account|subscription|users?)';
const before = '(?:from|to|into|onto|on|our|leave|leaving|choose|meant)';
const and = '(?:\\s*[,/]\\s*|\\s+(?:or|and|vs\\.?|versus|against|to)\\s+)(?:the\\s+)?';
