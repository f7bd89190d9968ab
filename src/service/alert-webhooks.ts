import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { AlertDelivery } from "../api/alerts/alert-responses.ts";
import { AppError } from "../core/errors.ts";
import type { ServedLibrary } from "../library/library.ts";
import { ToldOnce } from "./told-once.ts";

/** Signs what is sent to webhooks. */
export const WEBHOOK_SECRET_VARIABLE = "PINCITE_ALERT_WEBHOOK_SECRET";
const SHORTEST_SECRET = 16;

const LOOK_EVERY_MS = 5_000;
const TIMEOUT_MS = 10_000;
/** Of different alerts, so that one receiver which is slow does not keep the others waiting. */
const AT_A_TIME = 4;

export interface WebhookPorts {
  readonly library: Pick<ServedLibrary, "alertDeliveries" | "noteAlertDelivery">;
  readonly secret: string;
  readonly now: () => Date;
  readonly onFailure: (error: unknown) => void;
  readonly timeoutMs?: number;
}

/** The secret, or null where no webhook is allowed. Throws `invalid_argument` where one is and there is no secret, or a short one. */
export function webhookSecret(allowed: readonly string[], secret: string | undefined): string | null {
  if (allowed.length === 0) return null;
  if (secret !== undefined && secret.length >= SHORTEST_SECRET) return secret;
  throw new AppError(
    "invalid_argument",
    `${WEBHOOK_SECRET_VARIABLE} must hold a secret of at least ${SHORTEST_SECRET} characters, which signs what is sent to webhooks.`,
    { field: WEBHOOK_SECRET_VARIABLE },
  );
}

/** Sends the hits of alerts to their webhooks as they come, until `stop` aborts. A failure to look for them is told once. */
export async function keepDelivering(ports: WebhookPorts, stop: AbortSignal): Promise<void> {
  // Asked anew each time: it changes while something is awaited.
  const isOver = (): boolean => stop.aborted;
  const trouble = new ToldOnce((error) => {
    if (!isOver()) ports.onFailure(error);
  });
  while (!isOver()) {
    try {
      await deliverDue(ports, stop);
      trouble.succeeded();
    } catch (error) {
      trouble.failed(error);
    }
    // Rejects when `stop` aborts, which the loop's condition sees.
    await sleep(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Sends what is due, and notes of each whether it arrived: what an end in between leaves is sent again. */
export async function deliverDue(ports: WebhookPorts, stop: AbortSignal): Promise<void> {
  const due = [...(await ports.library.alertDeliveries())];
  const isOver = (): boolean => stop.aborted;
  const work = async (): Promise<void> => {
    for (let next = due.shift(); next !== undefined && !isOver(); next = due.shift()) {
      const arrived = await send(next, ports, stop);
      if (isOver() && !arrived) return;
      const { alert, through } = next;
      await ports.library.noteAlertDelivery(alert.id, { through, arrived });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

/** Whether the receiver took it. Redirects are not followed, and nothing of the answer is read but its status. */
async function send(
  { url, ...delivery }: AlertDelivery,
  { secret, now, timeoutMs = TIMEOUT_MS }: WebhookPorts,
  stop: AbortSignal,
): Promise<boolean> {
  const body = JSON.stringify(delivery);
  const timestamp = String(Math.floor(now().getTime() / 1_000));
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Pincite",
        "pincite-delivery": `${delivery.alert.id}-${delivery.through}`,
        "pincite-timestamp": timestamp,
        "pincite-signature": signatureOf(secret, timestamp, body),
      },
      body,
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Whatever kept it from arriving, it is tried again, and the alert says that it fails.
    return false;
  }
}

/** `v1=` and the HMAC-SHA256 of timestamp, a full stop and body, in hexadecimal digits. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}
