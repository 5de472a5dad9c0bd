import { createHash, randomBytes } from 'node:crypto';
import type { AuditRecord } from '../core/audit.ts';
import type { AuditRow } from './schema.ts';

/** The head before the first record. */
export const origin = '0'.repeat(64);

/** The row that follows `head`. The salt keeps what is erased from being guessed back out of the digest. */
export function nextRow(record: AuditRecord, seq: number, head: string): AuditRow {
  const { at, session, callId, tool, action, by, ...erasable } = record;
  const detail = JSON.stringify(erasable);
  const salt = randomBytes(16).toString('hex');
  const kept = { seq, at, session, callId, tool, action, by, digest: digestOf(salt, detail) };
  return { ...kept, detail, salt, head: headAfter(head, kept), account: record.account ?? null };
}

/** What is wrong with a row that should follow `head` as number `seq`; undefined when it fits. */
export function problemOf(row: AuditRow, seq: number, head: string): string | undefined {
  if (row.seq !== seq) return `record ${seq} is missing`;
  if (row.head !== headAfter(head, row)) return `record ${seq} was changed, or stands in another's place`;
  if (row.detail === null && row.salt === null) return undefined;
  if (row.detail === null || row.salt === null || digestOf(row.salt, row.detail) !== row.digest)
    return `the details of record ${seq} were changed`;
  return accountOf(row.detail) === row.account ? undefined : `the account of record ${seq} was changed`;
}

export function toRecord({ at, session, callId, tool, action, by, detail }: AuditRow): AuditRecord {
  const erasable: Omit<AuditRecord, 'at' | 'session' | 'callId' | 'tool' | 'action' | 'by'> =
    detail === null ? { argsHash: '', detail: { erased: true } } : JSON.parse(detail);
  return { at, session, callId, tool, action: action as AuditRecord['action'], by, ...erasable };
}

/** Numbers of the records that an erasure emptied; none for every other record. */
export function erasedBy({ action, detail }: AuditRow): readonly number[] {
  if (action !== 'erased' || detail === null) return [];
  const { detail: erasure }: { detail?: { records?: readonly number[] } } = JSON.parse(detail);
  return erasure?.records ?? [];
}

function accountOf(detail: string): string | null {
  const { account }: { account?: string } = JSON.parse(detail);
  return account ?? null;
}

function digestOf(salt: string, detail: string): string {
  return sha256(`${salt}\n${detail}`);
}

/** JSON of a list keeps the values apart: no two records give the same text. */
function headAfter(head: string, row: Pick<AuditRow, 'seq' | 'at' | 'session' | 'callId' | 'tool' | 'action' | 'by' | 'digest'>): string {
  return sha256(JSON.stringify([head, row.seq, row.at, row.session, row.callId, row.tool, row.action, row.by, row.digest]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
