import * as z from 'zod/mini';
import type { JsonObject } from '../core/json.ts';
import { schemas } from './schemas.ts';

/**
 * JSON Schemas of the files of a team, by name: what `agents/schema/<name>.schema.json` holds, for editors.
 * They are derived from the schemas that check the files, so the two cannot differ.
 */
export function publishedSchemas(): Readonly<Record<keyof typeof schemas, JsonObject>> {
  return { team: publish('team'), agent: publish('agent'), playbook: publish('playbook') };
}

function publish(name: keyof typeof schemas): JsonObject {
  const schema: JsonObject = JSON.parse(JSON.stringify(z.toJSONSchema(schemas[name], { io: 'input' })));
  return { title: `Frontdesk ${name} file`, ...schema };
}
