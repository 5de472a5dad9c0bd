import * as z from 'zod/mini';
import type { JsonObject } from '../core/json.ts';
import type { Schema, Tool } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';

export type DeskTool<Input extends JsonObject> = Tool<Input, DeskRecords>;

/** A tool over the desk's records, its input typed by its schema. */
export function defineTool<Input extends JsonObject>(
  tool: Omit<DeskTool<NoInfer<Input>>, 'input'> & { readonly input: Schema<Input> },
): DeskTool<Input> {
  return tool;
}

/**
 * A strict input: what it does not name is refused. Its schemas are made when somebody asks for them: of some thirty tools
 * most runs call two or three.
 */
export function inputOf<Shape extends z.core.$ZodLooseShape>(shape: () => Shape): Schema<z.output<z.ZodMiniObject<Shape, z.core.$strict>>> {
  let made: z.ZodMiniObject<Shape, z.core.$strict> | undefined;
  let json: JsonObject | undefined;
  const schema = () => {
    made ??= z.strictObject(shape());
    return made;
  };
  return {
    get json() {
      json ??= toJson(schema());
      return json;
    },
    parse(value) {
      const result = z.safeParse(schema(), value, { error: describe });
      return result.success ? { ok: true, value: result.data } : { ok: false, problems: result.error.issues.map(sentence) };
    },
  };
}

function toJson(schema: z.ZodMiniType): JsonObject {
  const { $schema: _, ...json }: Record<string, unknown> = z.toJSONSchema(schema, { io: 'input' });
  return JSON.parse(JSON.stringify(json));
}

function sentence({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  const where = path.map(String).join('.');
  return where === '' ? `${message}.` : `${where}: ${message}.`;
}

function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'this is missing' : `this should be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `this should be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.map((key) => `"${key}"`).join(', ')} here`;
    case 'too_small':
      return hasLength(issue.origin) ? 'this must not be empty' : `this should be ${issue.minimum} or more`;
    case 'too_big':
      return hasLength(issue.origin) ? `this is too long: ${issue.maximum} at most` : `this should be ${issue.maximum} or less`;
    default:
      return undefined;
  }
}

function hasLength(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};
