import { UserError } from '../../core/errors.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { Verdict } from '../../core/policy.ts';
import { judgeOffline } from '../../policy/judge-offline.ts';
import { createPolicy } from '../../policy/policy.ts';
import { factsFor } from '../../policy/rules.ts';
import { type DefineCommand, examples } from '../command.ts';
import { type ListFlags, outputFormat, withCommonFlags, withListFlags } from '../flags.ts';
import { type ListFormat, printList, printOne } from '../listing.ts';
import { runSettings } from '../run-settings.ts';

interface Flags {
  readonly team?: string;
  readonly outputFormat: ListFormat;
}

/** `frontdesk policy list|judge` */
export const define: DefineCommand = (command, context) => {
  const { shell, services, action } = context;
  const open = (flags: Flags) => services.team(runSettings(context, flags).teamFolder);
  withListFlags(withCommonFlags(command.command('list')))
    .description('every rule with the clause it rests on')
    .argument('[tool]', 'only the rules that judge this tool')
    .option('--team <dir>', 'the folder of the team')
    .action(
      action(async (tool: string | undefined, flags: Flags & ListFlags) => {
        const { rules } = await services.policies(await open(flags));
        const rows = rules
          .filter(({ tools }) => tool === undefined || tools.some(({ text }) => text === tool))
          .map(({ name, tools, when, require, clause, reason }) => ({
            name: name.text,
            tools: tools.map(({ text }) => text),
            when: when?.text ?? null,
            effect: require.effect ?? null,
            identity: require.identity === true,
            approver_role: require.approverRole?.text ?? null,
            escalate_as: require.escalateAs ?? null,
            escalate_about: require.escalateAbout?.text ?? null,
            clause: clause.text,
            reason: reason.text,
          }));
        printList(
          shell,
          flags,
          rows,
          [
            { title: 'RULE', value: ({ name }) => name, least: 28 },
            { title: 'TOOLS', value: ({ tools }) => tools.join(', '), least: 20, optional: true },
            {
              title: 'REQUIRES',
              value: ({ effect, identity, approver_role, escalate_as, escalate_about }) =>
                [effect, identity ? 'identity' : null, approver_role, escalate_as, escalate_about]
                  .filter((part) => part !== null)
                  .join(', '),
              least: 12,
            },
            { title: 'CLAUSE', value: ({ clause }) => clause, least: 24 },
          ],
          tool === undefined ? 'The team has no rules.' : `No rule names the tool "${tool}": reads run, writes are confirmed.`,
        );
        return 0;
      }),
    );
  withCommonFlags(command.command('facts'))
    .description('what the rules look at in a call, with the type of each: the shape of --facts')
    .argument('<tool>', 'the tool that would be called')
    .option('--team <dir>', 'the folder of the team')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async (tool: string, flags: Flags) => {
        const { facts } = await services.policies(await open(flags));
        const groups = factsFor(facts, tool);
        const lines = groups.flatMap(({ name, fields }) =>
          fields.map((field) => [`${name.text}.${field.name.text}`, field.type.text] as const),
        );
        const shape = groups.map(({ name, fields }) => [
          name.text,
          Object.fromEntries(fields.map((field) => [field.name.text, field.type.text])),
        ]);
        if (lines.length === 0 && flags.outputFormat === 'text') shell.stderr.write(`The rules look at nothing in calls of "${tool}".\n`);
        else printOne(shell, flags.outputFormat, Object.fromEntries(shape), lines);
        return 0;
      }),
    );
  withCommonFlags(command.command('judge'))
    .description('what would happen with a call, and by which clause; nothing is looked up and nothing runs')
    .argument('<tool>', 'the tool that would be called')
    .requiredOption('--input <json>', 'its arguments')
    .option('--facts <json>', 'what the records would say; `frontdesk policy facts TOOL` shows their shape', '{}')
    .option('--team <dir>', 'the folder of the team')
    .addOption(outputFormat('text', 'json'))
    .action(
      action(async (tool: string, flags: Flags & { input: string; facts: string }) => {
        const input = parsed('--input', flags.input);
        const facts = parsed('--facts', flags.facts);
        const team = await open(flags);
        const [document, tools] = await Promise.all([services.policies(team), services.tools(team)]);
        const verdict = judgeOffline(createPolicy(document), tools, { tool, input, facts });
        printOne(shell, flags.outputFormat, onTheWire(verdict), linesOf(verdict));
        return 0;
      }),
    );
  examples(command, {
    'frontdesk policy list issue_refund': 'what a refund has to satisfy',
    'frontdesk policy judge issue_refund --input \'{"payment":"pay_1042",…}\' --facts \'{…}\' -o json': 'a verdict for a script',
  });
};

/** @throws {UserError} for text that is not a JSON object */
function parsed(flag: string, text: string): JsonObject {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${flag} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new UserError(`${flag} must be a JSON object.`);
  return value as JsonObject;
}

function onTheWire({ effect, identity, approverRole, escalateAs, escalateFor, clauses, reasons, rules }: Verdict) {
  return {
    effect,
    identity,
    approver_role: approverRole ?? null,
    escalate_as: escalateAs ?? null,
    escalate_about: escalateFor?.about ?? null,
    clauses,
    reasons,
    rules,
  };
}

function linesOf({
  effect,
  identity,
  approverRole,
  escalateAs,
  escalateFor,
  clauses,
  reasons,
}: Verdict): readonly (readonly [string, string])[] {
  return [
    ['Effect', effect],
    ['Identity', identity ? 'must be verified' : 'not needed'],
    ...(approverRole === undefined ? [] : [['Approver', `a second person with the role ${approverRole}`] as const]),
    ...(escalateAs === undefined
      ? []
      : [['Escalation', `${escalateAs}${escalateFor?.about === undefined ? '' : `, about ${escalateFor.about}`}, filed first`] as const]),
    ...reasons.map((reason) => ['Why', reason] as const),
    ...clauses.map((clause) => ['Clause', clause] as const),
  ];
}
