import { describe, expect, test } from 'vitest';
import type { Model, ModelEvent, ModelRequest } from '../../src/core/model.ts';

export interface ModelUnderTest {
  readonly model: Model;
  close?(): Promise<void>;
}

/**
 * What every engine keeps to. `open` gives one that answers the requests once each, in order; the first is to triage
 * with a message that is clear, the second to a specialist.
 */
export function modelContract(name: string, requests: readonly ModelRequest[], open: () => Promise<ModelUnderTest>): void {
  describe(`the ${name} engine`, () => {
    test('ends every reply with one `finished`, and nothing after it', async () => {
      for (const { events } of await answers(requests, open)) {
        expect(events.filter(({ type }) => type === 'finished')).toHaveLength(1);
        expect(events.at(-1)?.type).toBe('finished');
      }
    });

    test('says what it used, in numbers that are none below zero', async () => {
      for (const { events } of await answers(requests, open)) {
        const last = events.at(-1);
        if (last?.type !== 'finished') throw new Error('no finished');
        const { model, costUsd, ...counts } = last.usage;
        expect(model).not.toBe('');
        expect(costUsd === null || costUsd >= 0).toBe(true);
        for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(0);
      }
    });

    test('calls only tools that were offered', async () => {
      for (const { events, request } of await answers(requests, open)) {
        const offered = request.tools.map((tool) => tool.name);
        for (const event of events) if (event.type === 'tool-call') expect(offered).toContain(event.tool);
      }
    });

    test('numbers its citations as its text does', async () => {
      for (const { events } of await answers(requests, open)) {
        const text = events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');
        const marks = new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)));
        const cited = events.flatMap((event) => (event.type === 'citation' ? [event.citation.n] : []));
        expect(new Set(cited)).toEqual(marks);
        expect(new Set(cited).size).toBe(cited.length);
      }
    });

    test('changes nothing of what it was given', async () => {
      await answers(requests.map(frozen), open);
    });

    test('makes plain values: every event survives JSON', async () => {
      for (const { events } of await answers(requests, open)) expect(JSON.parse(JSON.stringify(events))).toEqual(events);
    });

    test('stops with the reason of an aborted signal', async () => {
      const { model, close } = await open();
      const [request] = requests;
      if (request === undefined) throw new Error('no request');
      const reason = new Error('enough');
      await expect(all(model.stream(request, AbortSignal.abort(reason)))).rejects.toBe(reason);
      await close?.();
    });
  });
}

async function answers(
  requests: readonly ModelRequest[],
  open: () => Promise<ModelUnderTest>,
): Promise<readonly { readonly request: ModelRequest; readonly events: readonly ModelEvent[] }[]> {
  const { model, close } = await open();
  const seen: { readonly request: ModelRequest; readonly events: readonly ModelEvent[] }[] = [];
  for (const request of requests) seen.push({ request, events: await all(model.stream(request, new AbortController().signal)) });
  await close?.();
  return seen;
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
