import { UserError } from '../../../core/errors.ts';

/** How a customer began a matter, with the procedure that was followed then: `openings/*.jsonl` of the team. */
export interface Opening {
  readonly text: string;
  /** Name of a playbook; null where none was followed, because only the rule was asked for. */
  readonly procedure: string | null;
}

/** One JSON object a line. Throws `UserError` with file and line for a line that is none. */
export function parseOpenings(file: string, content: string): readonly Opening[] {
  return content.split('\n').flatMap((line, index): readonly Opening[] => {
    if (line.trim() === '') return [];
    const value: unknown = parsed(line);
    if (isOpening(value)) return [{ text: value.text, procedure: value.procedure }];
    throw new UserError(
      `${file}:${index + 1}: not a line of openings.`,
      'Write {"procedure":"duplicate-charge","text":"a message"}, or null for a message that begins no procedure.',
    );
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isOpening(value: unknown): value is Opening {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('procedure' in value)) return false;
  return typeof value.text === 'string' && (value.procedure === null || typeof value.procedure === 'string');
}
