import type { JsonObject, JsonValue } from '../../src/core/json.ts';

/** What the Messages API would refuse a request for: the rules that an adapter can break. */
export function problemsOf(body: JsonObject): readonly string[] {
  const messages = asList(body['messages']).map(asObject);
  return [
    ...(typeof body['max_tokens'] === 'number' && body['max_tokens'] > 0 ? [] : ['max_tokens: a positive number is required']),
    ...(messages.length > 0 ? [] : ['messages: at least one message is required']),
    ...(messages[0]?.['role'] === 'user' ? [] : ['messages: the first message must use the user role']),
    ...(messages.at(-1)?.['role'] === 'user' || body['model'] === 'paused' ? [] : ['messages: assistant prefill is not supported']),
    ...messages.flatMap((message, index) => problemsOfMessage(message, messages[index - 1], messages[index + 1], index)),
    ...problemsOfTools(body),
    ...problemsOfThinking(body),
    ...(JSON.stringify(body).split('"cache_control"').length - 1 > 4 ? ['a maximum of 4 blocks with cache_control may be provided'] : []),
  ];
}

function problemsOfMessage(
  message: JsonObject,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  index: number,
): readonly string[] {
  const blocks = asList(message['content']).map(asObject);
  const problems: string[] = [];
  if (before?.['role'] === message['role']) problems.push(`messages.${index}: two messages of one role follow each other`);
  if (blocks.length === 0) problems.push(`messages.${index}: content is empty`);
  for (const block of blocks) {
    if (block['type'] === 'text' && String(block['text']).trim() === '')
      problems.push(`messages.${index}: text content blocks must be non-empty`);
    if (block['type'] === 'thinking' && typeof block['signature'] !== 'string')
      problems.push(`messages.${index}: thinking without a signature`);
  }
  const uses = idsOf(blocks, 'tool_use', 'id');
  if (new Set(uses).size < uses.length) problems.push(`messages.${index}: tool_use ids must be unique`);
  if (uses.some((id) => !/^[a-zA-Z0-9_-]+$/.test(id))) problems.push(`messages.${index}: tool_use ids have forbidden characters`);
  if (message['role'] === 'assistant' && uses.length > 0) {
    const results = idsOf(asList(after?.['content']).map(asObject), 'tool_result', 'tool_use_id');
    if (uses.join() !== results.slice(0, uses.length).join())
      problems.push(`messages.${index}: tool_use without tool_result immediately after`);
  }
  if (message['role'] === 'user') {
    const results = idsOf(blocks, 'tool_result', 'tool_use_id');
    const used = idsOf(asList(before?.['content']).map(asObject), 'tool_use', 'id');
    if (results.some((id) => !used.includes(id))) problems.push(`messages.${index}: tool_result without its tool_use`);
    const firstOther = blocks.findIndex((block) => block['type'] !== 'tool_result');
    if (firstOther >= 0 && blocks.slice(firstOther).some((block) => block['type'] === 'tool_result'))
      problems.push(`messages.${index}: tool_result must come first`);
  }
  return problems;
}

function problemsOfTools(body: JsonObject): readonly string[] {
  return asList(body['tools']).flatMap((value) => {
    const { name, input_schema: schema } = asObject(value);
    const known = typeof name === 'string' && /^[a-zA-Z0-9_-]{1,128}$/.test(name) && asObject(schema ?? null)['type'] === 'object';
    return known ? [] : [`tools: ${String(name)} is not a valid tool`];
  });
}

/** What some models refuse: see their migration guides. */
function problemsOfThinking({ model, thinking, tool_choice: choice, max_tokens: length }: JsonObject): readonly string[] {
  const { type, budget_tokens: budget } = asObject(thinking ?? {});
  const refused: Readonly<Record<string, readonly string[]>> = {
    'claude-sonnet-5-5': ['enabled', 'disabled'],
    'claude-opus-5-5': ['enabled', 'disabled', 'between_tools'],
    'claude-haiku-5-5': ['enabled', 'between_tools'],
    'claude-haiku-4-5': ['adaptive', 'between_tools'],
  };
  return [
    ...(typeof type === 'string' && refused[String(model)]?.includes(type)
      ? [`"thinking.type.${type}" is not supported for this model`]
      : []),
    ...(typeof budget === 'number' && budget >= Number(length) ? ['max_tokens must be greater than thinking.budget_tokens'] : []),
    ...(choice !== undefined && ['any', 'tool'].includes(String(asObject(choice)['type'])) ? ['forced tool use is not supported'] : []),
  ];
}

function idsOf(blocks: readonly JsonObject[], type: string, key: string): readonly string[] {
  return blocks.filter((block) => block['type'] === type).map((block) => String(block[key]));
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function asObject(value: JsonValue): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}
