import { type Urgency, urgencies } from '../../../core/agent.ts';
import { UserError } from '../../../core/errors.ts';

/** A message whose specialist is known. */
export interface Example {
  readonly text: string;
  /** A specialist's name, or `clarify`. */
  readonly label: string;
  /** Which file it came from: files are written by different people. */
  readonly source: string;
  readonly style?: string;
  /** What makes it critical, where somebody said so: `legal`, `outage`, … */
  readonly signal?: string;
  /** Where somebody said so. */
  readonly urgency?: Urgency;
}

/**
 * Reads example files: JSON objects, one a line. `billing.jsonl` holds messages for `billing`; in other files each
 * line names its `label`. Throws `UserError` with file and line when one cannot be read.
 */
export function parseExamples(files: ReadonlyMap<string, string>, labels: readonly string[]): readonly Example[] {
  const examples: Example[] = [];
  for (const [file, content] of files) {
    const source = file.replace(/^.*\//, '').replace(/\.jsonl$/, '');
    for (const [index, line] of content.split('\n').entries()) {
      if (line.trim() === '') continue;
      const { text, label = source, style, signal, urgency } = parseLine(line, `${file}:${index + 1}`);
      if (!labels.includes(label)) {
        throw new UserError(`${file}:${index + 1}: no specialist is called "${label}".`, `use one of ${labels.join(', ')}`);
      }
      examples.push({
        text,
        label,
        source,
        ...(style === undefined ? {} : { style }),
        ...(signal === undefined ? {} : { signal }),
        ...(urgency === undefined ? {} : { urgency }),
      });
    }
  }
  return examples;
}

interface Line {
  readonly text: string;
  readonly label?: string;
  readonly style?: string;
  readonly signal?: string;
  readonly urgency?: Urgency;
}

function parseLine(line: string, place: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UserError(`${place}: this line is not a JSON object.`, 'write {"text": "…"} on one line');
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    throw new UserError(`${place}: this example has no "text".`, 'write {"text": "…"} on one line');
  }
  const urgency = 'urgency' in value ? urgencies.find((name) => name === value.urgency) : undefined;
  if ('urgency' in value && urgency === undefined) {
    throw new UserError(`${place}: this example has no "urgency" that exists.`, `use one of ${urgencies.join(', ')}, or leave it out`);
  }
  return {
    text: value.text,
    ...('label' in value && typeof value.label === 'string' ? { label: value.label } : {}),
    ...('style' in value && typeof value.style === 'string' ? { style: value.style } : {}),
    ...('signal' in value && typeof value.signal === 'string' ? { signal: value.signal } : {}),
    ...(urgency === undefined ? {} : { urgency }),
  };
}
