import type { Origin } from './origin.ts';

/** What customers reported and wished for. Every time is ms, UTC. */

export type Priority = 'low' | 'normal' | 'high' | 'immediate';

export interface Ticket {
  /** `T-1007` */
  readonly id: string;
  readonly account?: string;
  readonly contact?: string;
  readonly subject: string;
  readonly body: string;
  readonly category: 'technical' | 'billing' | 'product' | 'complaint' | 'other';
  readonly priority: Priority;
  readonly status: 'open' | 'waiting' | 'solved';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: string;
}

export interface TicketNote {
  readonly ticket: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

export interface BugReport extends Origin {
  /** `BUG-201` */
  readonly id: string;
  readonly account?: string;
  readonly title: string;
  readonly steps: string;
  readonly expected: string;
  readonly actual: string;
  readonly environment: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly at: number;
}

export interface FeatureRequest extends Origin {
  /** `FR-301` */
  readonly id: string;
  readonly account?: string;
  readonly title: string;
  readonly description: string;
  readonly at: number;
}
