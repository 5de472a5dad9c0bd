import * as z from 'zod/mini';
import { type ModelSettings, urgencies } from '../core/agent.ts';

const text = (about: string) => z.string().check(z.trim(), z.minLength(1), z.describe(about));
const texts = (about: string) => z.array(z.string().check(z.trim(), z.minLength(1))).check(z.describe(about));
const count = (about: string, least: number) => z.int().check(z.minimum(least), z.describe(about));
const name = (about: string) =>
  z
    .string()
    .check(
      z.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'a name is small letters, figures and single hyphens, like "billing"'),
      z.describe(about),
    );
const identifier = (about: string) =>
  z
    .string()
    .check(z.regex(/^[a-z][A-Za-z0-9_]*$/, 'expressions use this name: a small letter, then letters, figures and _'), z.describe(about));
const toolName = (about: string) =>
  z
    .string()
    .check(z.regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'a tool is named with letters, figures, _ and -, like "issue_refund"'), z.describe(about));

const dollars = z.number().check(z.positive());

const modelSettings = z.strictObject({
  model: z.exactOptional(text('Name of the model, as its provider calls it')),
  maxTokens: z.exactOptional(count('Longest reply, in tokens', 1)),
  thinking: z.exactOptional(count('Thinking budget in tokens', 1024)),
  effort: z.exactOptional(z.enum(['low', 'medium', 'high', 'xhigh', 'max'])),
}) satisfies z.ZodMiniType<ModelSettings>;

const mcpServer = z
  .strictObject({
    command: z.exactOptional(text('Program to start; it speaks MCP on its standard input and output')),
    args: z.exactOptional(z.array(z.string())),
    env: z.exactOptional(z.record(z.string(), z.string()).check(z.describe(`Environment of the program; \${NAME} is read from yours`))),
    url: z.exactOptional(text(`Address of a server that speaks MCP over HTTP; \${NAME} is read from the environment`)),
    headers: z.exactOptional(
      z.record(z.string(), z.string()).check(z.describe(`Sent with every request; \${NAME} is read from the environment`)),
    ),
    tools: z.exactOptional(texts('Only these tools are offered; all of them when left out')),
    readTools: z.exactOptional(texts('Tools that only read: they run at once, all others need a confirmation')),
  })
  .check(
    z.refine(({ command, url }) => (command === undefined) !== (url === undefined), 'a server has either a "command" or a "url"'),
    z.refine(
      ({ command, args, env }) => command !== undefined || (args === undefined && env === undefined),
      '"args" and "env" belong to a "command"',
    ),
    z.refine(({ url, headers }) => url !== undefined || headers === undefined, '"headers" belong to a "url"'),
  );

/** `team.yml` */
export const teamSchema = z.strictObject({
  name: name('Name of the team: the name of its folder'),
  title: text('The company or desk, as it is shown'),
  greeting: text('First words of a session'),
  suggestions: texts('Things to try, shown under the greeting'),
  triage: name('The agent that takes every first message'),
  knowledge: texts('Folders with the documents that agents may cite, relative to this file'),
  policies: z.exactOptional(text('File with the rules that calls are judged by, relative to this file')),
  examples: z.exactOptional(text('Folder with example messages, one <agent>.jsonl each, relative to this file; "examples" when left out')),
  model: z.exactOptional(modelSettings.check(z.describe('Model settings of every agent that has none of its own'))),
  limits: z.exactOptional(
    z.strictObject({
      steps: z.exactOptional(count('Model requests in one turn; 12 when left out', 1)),
      handoffs: z.exactOptional(count('Handoffs in one turn; 3 when left out', 1)),
      budget: z.exactOptional(
        z
          .strictObject({ turn: z.exactOptional(dollars), session: z.exactOptional(dollars), day: z.exactOptional(dollars) })
          .check(z.describe('What may be spent on a model before it is stopped, in US dollars')),
      ),
      typedAmountCents: z.exactOptional(count('Above it an amount is typed to be approved, in cents; 20000 when left out', 0)),
    }),
  ),
  synonyms: z.exactOptional(
    z
      .array(z.array(z.string().check(z.trim(), z.minLength(1))).check(z.minLength(2)))
      .check(z.describe('Words that say the same, a list for each meaning: a search for one finds the others')),
  ),
  terms: z.exactOptional(
    z
      .strictObject({
        plans: z.exactOptional(texts('What customers subscribe to, the smallest first')),
        integrations: z.exactOptional(texts('Other products that yours works with')),
        areas: z.exactOptional(texts('Parts of your product')),
      })
      .check(z.describe('Names that are found in messages, as you write them')),
  ),
  mcpServers: z.exactOptional(z.record(name(''), mcpServer).check(z.describe('Outside systems whose tools agents may use, by name'))),
});

/** `<name>-agent.yml` */
export const agentSchema = z.strictObject({
  name: name('What other agents hand over to; the name of the file without "-agent.yml"'),
  title: text('As it is shown'),
  role: z.enum(['triage', 'specialist']),
  handles: texts('What it takes, one line each: triage decides by this'),
  instructions: text('How it works and what it keeps to, in plain words'),
  documents: texts('Documents it should know, by file name without the extension'),
  tools: z.array(toolName('')).check(z.describe('Tools it may call')),
  handoffs: z.array(name('')).check(z.describe('Agents it may hand over to')),
  model: z.exactOptional(modelSettings.check(z.describe('What differs from the model settings of the team'))),
  playbooks: z.exactOptional(
    z.array(name('')).check(z.describe('Procedures it follows, by file name in playbooks/ without the extension')),
  ),
});

const slot = z.strictObject({
  name: identifier('How expressions call it: slots.<name>'),
  kind: z.enum([
    'email',
    'amount',
    'date',
    'plan',
    'count',
    'id',
    'error-code',
    'duration',
    'size',
    'choice',
    'text',
    'integration',
    'said',
  ]),
  ask: z.exactOptional(text('What to ask the customer when it is missing')),
  choices: z.exactOptional(texts('What a "choice" may be')),
  phrases: z.exactOptional(texts('What fills a slot of the kind "said": one of them is spoken of; written as in signals')),
});

const step = {
  id: name('Name of the step, unique in the playbook'),
  if: z.exactOptional(text('CEL: the step is passed over when this is false')),
};
const json = z.json();
const template = (about: string) => text(`${about}; {{ }} holds CEL`);

const playbookStep = z.discriminatedUnion('type', [
  z.strictObject({ ...step, type: z.literal('call'), tool: toolName('Tool to call'), with: json }),
  z.strictObject({
    ...step,
    type: z.literal('ask'),
    text: template('Question to the customer'),
    slot: z.exactOptional(identifier('The slot that the answer fills')),
    optional: z.exactOptional(z.boolean().check(z.describe('The reply is complete without the answer'))),
  }),
  z.strictObject({
    ...step,
    type: z.literal('say'),
    text: template('Words to the customer'),
    cite: z.exactOptional(texts('Sections it rests on: document › heading')),
  }),
  z.strictObject({ ...step, type: z.literal('note'), text: template('Words to the operator alone') }),
  z.strictObject({ ...step, type: z.literal('answer'), query: template('Question to answer from the documents') }),
  z.strictObject({ ...step, type: z.literal('handoff'), to: name('Agent to hand over to'), reason: template('Why') }),
  z.strictObject({ ...step, type: z.literal('stop') }),
]);

/** `playbooks/<name>.yml` */
export const playbookSchema = z.strictObject({
  name: name('The name of the file without ".yml"'),
  title: text('As it is shown'),
  when: text('When it applies, in words'),
  examples: texts('Messages that call for it, as customers write them'),
  cues: z.exactOptional(
    z
      .array(z.array(z.string().check(z.trim(), z.minLength(1))).check(z.minLength(1)))
      .check(z.describe('What the words of a message must speak of: of every list at least one phrase')),
  ),
  unless: z.exactOptional(texts('Phrases that speak against it')),
  signals: z.exactOptional(texts('Signals of the team that call for it, by name')),
  classes: z.exactOptional(
    z
      .array(z.array(identifier('A class of words of agents/words')).check(z.minLength(1)))
      .check(z.describe('What a message in another language must speak of: of every list at least one class of words')),
  ),
  answers: z.exactOptional(
    z.boolean().check(z.describe("A question is answered by it, not by the documents: it is about the customer's own records")),
  ),
  otherwise: z.exactOptional(
    z.boolean().check(z.describe('What the agent does with a message that asks nothing and that no other of its playbooks fits')),
  ),
  needs: z.exactOptional(
    z.enum(['customer', 'identity']).check(z.describe('What has to be settled first: who is writing, or that it is really them')),
  ),
  slots: z.exactOptional(z.array(slot)),
  steps: z.array(playbookStep).check(z.minLength(1)),
});

const urgency = z.enum(urgencies);

/** `signals.yml` */
export const signalsSchema = z.strictObject({
  signals: z
    .array(
      z.strictObject({
        name: name('Name of the signal, unique'),
        title: text('As it is shown: "legal threat"'),
        to: z.exactOptional(name('The agent that takes a message with it; left out when it only says how urgent it is')),
        urgency: z.exactOptional(urgency.check(z.describe('How urgent a message with it is at least'))),
        phrases: texts('Patterns of words, one is enough: a|b is a choice, word* a beginning, .. up to five words in between'),
        unless: z.exactOptional(texts('Patterns that take it back when they stand in the same sentence')),
        inQuestions: z.exactOptional(z.boolean().check(z.describe('False when a sentence that only asks does not count'))),
      }),
    )
    .check(z.describe('Words that decide or colour a routing by themselves')),
});

/** Schemas by the name under which they are published in `agents/schema/`. */
export const schemas = { team: teamSchema, agent: agentSchema, playbook: playbookSchema, signals: signalsSchema } as const;

export type AgentFile = z.infer<typeof agentSchema>;
export type TeamFile = z.infer<typeof teamSchema>;
export type SignalsFile = z.infer<typeof signalsSchema>;
