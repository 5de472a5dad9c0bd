import { UserError } from '../core/errors.ts';

/** @throws {UserError} for anything but a whole number from 1 on; `name` says whose value it is */
export function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new UserError(`${name} needs a whole number from 1 on, not "${text}".`);
}
