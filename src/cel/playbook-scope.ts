import { createScope, type Scope } from './scope.ts';

let scope: Scope | undefined;

/** The names that expressions of a playbook may use. Made once: making it is costly. */
export function playbookScope(): Scope {
  scope ??= createScope({
    slots: 'map<string, dyn>',
    results: 'map<string, dyn>',
    customer: 'dyn',
    verified: 'bool',
    message: 'string',
    earlier: 'string',
    now: 'timestamp',
  });
  return scope;
}
