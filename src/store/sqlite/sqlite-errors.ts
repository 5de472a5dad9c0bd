import { UserError } from '../../core/errors.ts';

/** SQLite's primary result codes that a user can do something about. */
const codes = { busy: 5, readOnly: 8, inputOutput: 10, damaged: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

/** What SQLite said, as a sentence for whoever can mend it; anything else as it came. */
export function translated(error: unknown, file: string): unknown {
  switch (primaryCode(error)) {
    case codes.damaged:
    case codes.notADatabase:
      return damagedError(file, error);
    case codes.readOnly:
      return unwritable(`The database ${file} is read-only.`, error);
    case codes.cannotOpen:
      return unwritable(`The database ${file} cannot be opened.`, error);
    case codes.full:
      return because(
        new UserError(`The disk is full: ${file} could not be written.`, 'Make room, then try again. Nothing was half written.'),
        error,
      );
    case codes.inputOutput:
      return because(new UserError(`The disk failed while ${file} was in use.`, 'Check the disk, then try again.'), error);
    case codes.busy:
      return busyError(file, error);
    default:
      return error;
  }
}

/** A file beside the database that cannot be read or written. Always throws. */
export function translatedFile(cause: unknown, file: string): never {
  throw unwritable(`The file ${file} cannot be used${codeOf(cause)}.`, cause);
}

/** ` (EACCES)`, where the system gave a code. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
}

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === codes.busy;
}

export function busyError(file: string, cause: unknown): UserError {
  return because(
    new UserError(
      `The database ${file} is in use: another process has been writing to it for too long.`,
      'Wait for it, or end it, then try again.',
    ),
    cause,
  );
}

function damagedError(file: string, cause: unknown): UserError {
  return because(
    new UserError(
      `The database ${file} is damaged. It was left as it is.`,
      `Move it away (mv "${file}" "${file}.damaged"), with its -wal and -shm files, to start with a new one, or put a backup in its place.`,
    ),
    cause,
  );
}

export function unwritable(message: string, cause: unknown): UserError {
  return because(
    new UserError(message, 'Check who owns the directory and whether it may be written, or choose another data directory.'),
    cause,
  );
}

/** Extended codes carry the primary one in their low byte. */
function primaryCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function because(error: UserError, cause: unknown): UserError {
  error.cause = cause;
  return error;
}
