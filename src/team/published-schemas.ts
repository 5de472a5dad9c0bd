import * as z from 'zod/mini';
import type { JsonObject } from '../core/json.ts';
import { policySchema } from './policy-file.ts';
import { schemas } from './schemas.ts';

const published = { ...schemas, policies: policySchema } as const;

/**
 * JSON Schemas of the files of a team, by name: what `agents/schema/<name>.schema.json` holds, for editors.
 * They are derived from the schemas that check the files, so the two cannot differ.
 */
export function publishedSchemas(): Readonly<Record<keyof typeof published, JsonObject>> {
  return {
    team: publish('team'),
    agent: publish('agent'),
    playbook: publish('playbook'),
    signals: publish('signals'),
    policies: publish('policies'),
  };
}

function publish(name: keyof typeof published): JsonObject {
  const schema: JsonObject = JSON.parse(JSON.stringify(z.toJSONSchema(published[name], { io: 'input' })));
  return { title: `Frontdesk ${name} file`, ...schema };
}
