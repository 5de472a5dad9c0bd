import type { Kysely } from 'kysely';
import type { DeskRecords } from '../../desk/desk-records.ts';
import type { IdentityRecords } from '../../desk/identity-records.ts';
import type { Schema } from '../schema.ts';
import { accountRecords } from './accounts.ts';
import { escalationRecords } from './escalations.ts';
import { identityRecords } from './identity.ts';
import { paymentRecords } from './payments.ts';
import { refundRecords } from './refunds.ts';
import { serviceRecords } from './service.ts';
import { ticketRecords } from './tickets.ts';

/** All the desk keeps. Tools are given it as `DeskRecords`, which does not know of the identity factors. */
export interface SystemOfRecord extends DeskRecords, IdentityRecords {}

export function deskRecords(db: Kysely<Schema>): SystemOfRecord {
  return {
    ...accountRecords(db),
    ...paymentRecords(db),
    ...refundRecords(db),
    ...ticketRecords(db),
    ...escalationRecords(db),
    ...serviceRecords(db),
    ...identityRecords(db),
  };
}
