/** `8 s`, `4 min`, `3 h`, `12 d`: whole units, rounded down, never negative. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** When it was, for what may have been this very moment: `just now`, `12 min ago`. */
export function agoText(ms: number): string {
  return ms < 10_000 ? 'just now' : `${durationText(ms)} ago`;
}
