import { UserError } from '../core/errors.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { nearest } from '../core/nearest.ts';
import type { Policy, Verdict } from '../core/policy.ts';
import type { AnyTool } from '../core/tool.ts';

/** What would happen with a call, and why: nothing is looked up and nothing runs. Throws UserError for a call that is none. */
export function judgeOffline<Records>(
  policy: Policy,
  tools: Readonly<Record<string, AnyTool<Records>>>,
  call: { readonly tool: string; readonly input: JsonValue; readonly facts: JsonObject },
): Verdict {
  const tool = Object.hasOwn(tools, call.tool) ? tools[call.tool] : undefined;
  if (tool === undefined) {
    const near = nearest(call.tool, Object.keys(tools));
    throw new UserError(`There is no tool "${call.tool}".`, near === undefined ? undefined : `Did you mean "${near}"?`);
  }
  const parsed = tool.input.parse(call.input);
  if (!parsed.ok) throw new UserError(`This is not a valid call of ${call.tool}: ${parsed.problems.join(' ')}`);
  const input: JsonObject = parsed.value;
  return policy.judge({ tool: call.tool, effect: tool.effect, input }, call.facts);
}
