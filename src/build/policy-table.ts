import type { FactGroup, PolicyDocument, PolicyRule, Requirement } from '../core/policy-document.ts';

/** The rules of a team as a page of the handbook: every rule with what it looks at, what it requires and its clause. */
export function policyTable(document: PolicyDocument): string {
  const { rules, roles, facts } = document;
  return [
    '# The policies of TeamFlow, rule by rule',
    '',
    `Made from \`agents/teamflow/policies.yml\` by \`npm run handbook\`; a test compares the two. [policies.md](policies.md) explains how rules work.`,
    '',
    `${rules.length} rules. Roles, the least first: ${roles.map(({ text }) => text).join(', ')}.`,
    '',
    '| Rule | Calls | Applies when | Requires | Clause |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map(rowOf),
    '',
    '## Facts',
    '',
    'What the rules look at. Every fact of a call is there and of its type, or the call is denied.',
    '',
    '| Facts | Calls | Fields |',
    '| --- | --- | --- |',
    ...facts.map(factsRow),
    '',
  ].join('\n');
}

function rowOf({ name, tools, when, require, clause }: PolicyRule): string {
  const cells = [
    `\`${name.text}\``,
    tools.map(({ text }) => `\`${text}\``).join(', '),
    when === undefined ? 'always' : `\`${oneLine(when.text)}\``,
    requirement(require),
    clause.text,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function factsRow({ name, tools, fields }: FactGroup): string {
  const calls = tools === undefined ? 'all' : tools.map(({ text }) => `\`${text}\``).join(', ');
  return `| \`${name.text}\` | ${calls} | ${fields.map((field) => `\`${field.name.text}\` ${field.type.text}`).join(', ')} |`;
}

function requirement({ effect, identity, approverRole, escalateAs, escalateAbout }: Requirement): string {
  return [
    ...(effect === undefined ? [] : [effect]),
    ...(identity === undefined ? [] : ['verified identity']),
    ...(approverRole === undefined ? [] : [`second approver: ${approverRole.text}`]),
    ...(escalateAs === undefined
      ? []
      : [`${escalateAs} escalation${escalateAbout === undefined ? '' : ` about ${escalateAbout.text}`} first`]),
  ].join(', ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
