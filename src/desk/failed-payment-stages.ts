const day = 86_400_000;
/** Days after the first failure: docs/knowledge › Failed payment stages. */
const days = { readOnly: 14, suspended: 21, deleted: 21 + 30 };

/** When an account whose payment keeps failing is cut off, step by step; UTC ms. */
export interface FailedPaymentStages {
  readonly readOnly: number;
  readonly suspended: number;
  readonly deleted: number;
}

export function failedPaymentStages(since: number): FailedPaymentStages {
  return { readOnly: since + days.readOnly * day, suspended: since + days.suspended * day, deleted: since + days.deleted * day };
}
