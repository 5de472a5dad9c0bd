/** How the service itself is doing. Every time is ms, UTC. */

export interface ServiceComponent {
  /** `api`, `web-app`, `mobile`, `integrations`, `notifications` */
  readonly id: string;
  readonly title: string;
  readonly status: 'operational' | 'degraded' | 'partial-outage' | 'major-outage' | 'maintenance';
  readonly updatedAt: number;
}

export interface Incident {
  /** `INC-501` */
  readonly id: string;
  readonly kind: 'outage' | 'degradation' | 'security' | 'maintenance';
  readonly title: string;
  readonly components: readonly string[];
  /** The accounts it touches; empty for everyone. */
  readonly accounts: readonly string[];
  readonly status: 'investigating' | 'identified' | 'monitoring' | 'resolved';
  readonly startedAt: number;
  readonly resolvedAt?: number;
  readonly summary: string;
}

/** The calls of one account in one clock hour. */
export interface ApiUsage {
  readonly account: string;
  /** Start of the hour. */
  readonly hour: number;
  readonly requests: number;
  /** Answered with 429. */
  readonly rejected: number;
}
