import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { translated } from '../../src/store/sqlite/sqlite-errors.ts';

const sqliteError = (errcode: number) => Object.assign(new Error('low level words'), { code: 'ERR_SQLITE_ERROR', errcode });

describe('what SQLite says becomes a sentence', () => {
  test.each([
    [5, 'is in use'],
    [8, 'is read-only'],
    [1032, 'is read-only'],
    [10, 'The disk failed'],
    [11, 'is damaged'],
    [13, 'The disk is full'],
    [14, 'cannot be opened'],
    [26, 'is damaged'],
    [267, 'is damaged'],
  ])('for code %i', (code, words) => {
    const error = translated(sqliteError(code), '/data/desk.db');
    if (!(error instanceof UserError)) throw new Error('not a UserError');
    expect(error.message).toContain(words);
    expect(error.message).toContain('/data/desk.db');
    expect(error.message).not.toContain('low level words');
    expect(error.hint).toBeTruthy();
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('unless it is a bug: then it stays as it is', () => {
    const bug = sqliteError(19);
    expect(translated(bug, '/data/desk.db')).toBe(bug);
    expect(translated('x', '/data/desk.db')).toBe('x');
  });
});
