import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages';
import type { Agent, ModelSettings } from '../../core/agent.ts';
import { type ModelFacts, modelFacts } from './model-facts.ts';

/** What a gateway may not know, and can be switched off. */
export interface Features {
  /** How long the stable part is kept: five minutes, an hour, or not at all. */
  readonly cache: '5m' | '1h' | 'off';
  readonly thinking: boolean;
  readonly effort: boolean;
}

export const allFeatures: Features = { cache: '5m', thinking: true, effort: true };

export type RequestSettings = Pick<MessageCreateParamsStreaming, 'model' | 'max_tokens' | 'thinking' | 'output_config'>;

const defaultModels = { triage: 'claude-haiku-5-5', specialist: 'claude-sonnet-5-5' } as const;

/** Without a length of its own a reply may be this long, in tokens. */
const defaultLength = 4096;

/** Room for the thoughts of a model that cannot be kept from thinking, in tokens. */
const thinkingRoom = 8192;

export function modelOf(agent: Agent, override: string | undefined): string {
  return override ?? agent.model.model ?? defaultModels[agent.role];
}

/** Model, length, thinking and effort of a request, as far as this model takes them. */
export function requestSettings(agent: Agent, override: string | undefined, features: Features): RequestSettings {
  const model = modelOf(agent, override);
  const facts = modelFacts(model);
  const effort = features.effort && facts?.effort !== false ? agent.model.effort : undefined;
  const { thinking, room } = features.thinking ? thinkingOf(agent.model, effort, facts) : plain;
  return {
    model,
    max_tokens: (agent.model.maxTokens ?? defaultLength) + room,
    ...(thinking === undefined ? {} : { thinking }),
    ...(effort === undefined ? {} : { output_config: { effort } }),
  };
}

interface ThinkingSettings {
  readonly thinking?: RequestSettings['thinking'];
  /** Thoughts count towards the length of the reply: so much is added to it. */
  readonly room: number;
}

const plain: ThinkingSettings = { room: 0 };

/** A budget is what older models take as it is; for the others it is the room they get. */
function thinkingOf({ thinking: budget }: ModelSettings, effort: ModelSettings['effort'], facts: ModelFacts | undefined): ThinkingSettings {
  if (budget !== undefined) {
    const manual = facts === undefined || facts.thinking === 'budget';
    return { thinking: manual ? { type: 'enabled', budget_tokens: budget } : { type: 'adaptive' }, room: budget };
  }
  switch (facts?.thinking) {
    case undefined:
    case 'budget':
    case 'on-request':
      return plain;
    case 'by-default':
      return effort === 'xhigh' || effort === 'max' ? { room: thinkingRoom } : { thinking: { type: 'disabled' }, room: 0 };
    case 'between-tools':
      return { thinking: { type: 'between_tools' }, room: 0 };
    case 'always':
      return { room: thinkingRoom };
  }
}
