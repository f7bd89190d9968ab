import type { AlertDelivery } from "../../store/alerts/alert-table.ts";

/** After the first failure, and twice as long after each further one. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** So many failures in a row, about two days, and it is given up. */
const MOST_FAILURES = 16;

/** How far a webhook is after an attempt. One that arrived is followed by the next at once. */
export function nextDelivery(
  { sent, failures }: AlertDelivery,
  { through, arrived }: { readonly through: number; readonly arrived: boolean },
  now: Date,
): AlertDelivery {
  if (arrived) return { sent: Math.max(sent, through), failures: 0, nextAt: null, isGivenUp: false };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return {
    sent,
    failures: failures + 1,
    nextAt: new Date(now.getTime() + wait).toISOString(),
    isGivenUp: failures + 1 >= MOST_FAILURES,
  };
}
