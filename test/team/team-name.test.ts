import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { teamNameIn } from '../../src/team/team-name.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-team-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the name of a team', () => {
  test.each([
    ['name: velora\n', 'velora'],
    ['# a team\ntitle: x\nname: "bike-shop"   # ours\r\nhandles: [', 'bike-shop'],
  ])('is read from %j', (text, name) => {
    writeFileSync(join(folder, 'team.yml'), text);
    expect(teamNameIn(folder)).toBe(name);
  });

  test.each(['title: x\n', 'name: Not A Name\n', 'name: ../up\n', '  name: nested\n'])('is missed in %j', (text) => {
    writeFileSync(join(folder, 'team.yml'), text);
    expect(() => teamNameIn(folder)).toThrow(/does not say the name/);
  });

  test('is asked of a folder that holds a team', () => {
    expect(() => teamNameIn(folder)).toThrow(/There is no team in /);
  });
});
