/** Where a write comes from: who let it run, in which session, by which call. */
export interface Origin {
  readonly by: string;
  readonly session: string;
  readonly callId: string;
}
