import { ToolFailure } from '../../core/tool.ts';

/** A write to a record that is not there. */
export function missing(kind: string, id: string): never {
  throw new ToolFailure(`There is no ${kind} ${id}.`);
}
