export interface Patience {
  /** As long as something new came within this, in milliseconds, more is on its way. */
  readonly quietMs: number;
  /** But nothing waits longer than this, in milliseconds. */
  readonly waitMsMax: number;
}

/** Whether what waits should be told now, by since when each waits, oldest first: an upload of a whole folder makes one notice, and a busy day none late. */
export function isTimeToTell(since: readonly string[], now: Date, { quietMs, waitMsMax }: Patience): boolean {
  const [oldest, newest] = [since.at(0), since.at(-1)];
  if (oldest === undefined || newest === undefined) return false;
  return now.getTime() - Date.parse(newest) >= quietMs || now.getTime() - Date.parse(oldest) >= waitMsMax;
}
