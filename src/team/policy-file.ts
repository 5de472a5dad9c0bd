import * as z from 'zod/mini';
import { currencies } from '../core/money.ts';
import { escalationClasses } from '../core/policy.ts';
import type { FactGroup, Placed, PolicyDocument, PolicyRule } from '../core/policy-document.ts';
import type { Problem } from '../core/problem.ts';
import { checkFile } from './checked-file.ts';
import { parseYamlFile, type YamlFile, type YamlPath } from './yaml-file.ts';

const text = (about: string) => z.string().check(z.trim(), z.minLength(1), z.describe(about));
const identifier = (about: string) =>
  z.string().check(z.regex(/^[a-z][a-z0-9_]*$/, 'expressions use this name: small letters, figures and _'), z.describe(about));
const dashed = (about: string) =>
  z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a name is small letters, figures and single hyphens'), z.describe(about));
const tools = (about: string) => z.array(text('Name of a tool')).check(z.minLength(1), z.describe(about));

/** `policies.yml` */
export const policySchema = z.strictObject({
  roles: z.array(dashed('A role')).check(z.minLength(1), z.describe('What operators may be, the least first')),
  limits: z.exactOptional(
    z
      .record(identifier('Name of a limit'), z.partialRecord(z.enum(currencies), z.int().check(z.minimum(0))))
      .check(z.describe('Amounts in cents by currency; rules read them as limits.<name>["USD"]')),
  ),
  facts: z
    .record(
      identifier('Name of a group of facts'),
      z.strictObject({
        tools: z.exactOptional(tools('The tools whose calls have these facts; every tool when left out')),
        fields: z.record(identifier('Name of a fact'), text('Its CEL type')).check(z.describe('Facts and their CEL types')),
      }),
    )
    .check(z.describe('What rules may look at, by group')),
  rules: z.array(
    z.strictObject({
      name: dashed('What verdicts and the audit call it'),
      tools: tools('The tools whose calls it judges'),
      when: z.exactOptional(text('CEL over the facts; always when left out')),
      require: z
        .strictObject({
          effect: z.exactOptional(z.enum(['confirm', 'deny'])),
          identity: z.exactOptional(z.literal(true)),
          approver_role: z.exactOptional(dashed('A second person with this role must approve')),
          escalate_as: z.exactOptional(z.enum(escalationClasses)),
          escalate_about: z.exactOptional(dashed('Kind of that escalation')),
        })
        .check(
          z.refine((requirement) => Object.keys(requirement).length > 0, 'a rule has to require something'),
          z.refine(
            (requirement) => !('escalate_about' in requirement) || 'escalate_as' in requirement,
            'escalate_about goes with escalate_as',
          ),
        ),
      clause: text('The clause it rests on: document › heading › heading'),
      reason: text('One sentence for the operator; {{ }} holds CEL'),
    }),
  ),
});

type PolicyFile = z.infer<typeof policySchema>;

/** Reads a policy file. Either the document or what is wrong with it; what only shows beside documents and tools `checkPolicies` finds. */
export function parsePolicyFile(
  file: string,
  content: string,
): { readonly document?: PolicyDocument; readonly problems: readonly Problem[] } {
  const yaml = parseYamlFile(file, content);
  const checked = checkFile(yaml, policySchema);
  return checked.ok ? { document: place(checked.value, yaml), problems: [] } : { problems: checked.problems };
}

function place(file: PolicyFile, yaml: YamlFile): PolicyDocument {
  return {
    file: yaml.file,
    roles: file.roles.map((role, index) => placed(yaml, ['roles', index], role)),
    limits: file.limits ?? {},
    facts: Object.entries(file.facts).map(([name, group]) => factGroup(yaml, name, group)),
    rules: file.rules.map((rule, index) => policyRule(yaml, rule, ['rules', index])),
  };
}

function factGroup(yaml: YamlFile, name: string, group: PolicyFile['facts'][string]): FactGroup {
  const path = ['facts', name];
  return {
    name: placedKey(yaml, path, name),
    ...(group.tools === undefined ? {} : { tools: placedList(yaml, [...path, 'tools'], group.tools) }),
    fields: Object.entries(group.fields).map(([field, type]) => ({
      name: placedKey(yaml, [...path, 'fields', field], field),
      type: placed(yaml, [...path, 'fields', field], type),
    })),
  };
}

function policyRule(yaml: YamlFile, rule: PolicyFile['rules'][number], path: YamlPath): PolicyRule {
  const { effect, identity, approver_role, escalate_as, escalate_about } = rule.require;
  return {
    name: placed(yaml, [...path, 'name'], rule.name),
    tools: placedList(yaml, [...path, 'tools'], rule.tools),
    ...(rule.when === undefined ? {} : { when: placed(yaml, [...path, 'when'], rule.when) }),
    require: {
      ...(effect === undefined ? {} : { effect }),
      ...(identity === undefined ? {} : { identity }),
      ...(approver_role === undefined ? {} : { approverRole: placed(yaml, [...path, 'require', 'approver_role'], approver_role) }),
      ...(escalate_as === undefined ? {} : { escalateAs: escalate_as }),
      ...(escalate_about === undefined ? {} : { escalateAbout: placed(yaml, [...path, 'require', 'escalate_about'], escalate_about) }),
    },
    clause: placed(yaml, [...path, 'clause'], rule.clause),
    reason: placed(yaml, [...path, 'reason'], rule.reason),
  };
}

function placedList(yaml: YamlFile, path: YamlPath, texts: readonly string[]): readonly Placed[] {
  return texts.map((entry, index) => placed(yaml, [...path, index], entry));
}

function placed(yaml: YamlFile, path: YamlPath, value: string): Placed {
  const written = yaml.written(path);
  if (written === undefined) return { text: value, ...yaml.locate(path) };
  const { raw, ...start } = written;
  return raw === value ? { text: value, ...start } : { text: value, ...start, raw };
}

function placedKey(yaml: YamlFile, path: YamlPath, name: string): Placed {
  return { text: name, ...yaml.locate(path, 'key') };
}
