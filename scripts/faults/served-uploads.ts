import { setTimeout as sleep } from "node:timers/promises";
import { expectSame } from "./fault-attempt.ts";
import type { Sound } from "./sound.ts";
import type { FaultTally } from "./fault-tally.ts";

/** A document that a server has said to have taken, and what stands in it. */
export interface Acknowledged {
  readonly id: string;
  readonly job: string;
  readonly words: string;
}

const CLIENTS = 3;
/** No answer about these small libraries takes a fraction of it, also on a busy machine. */
const HANG_MS = 60_000;

/** Sends documents, a few at once, until the server is gone or `most` are sent; those that it acknowledged. */
export async function uploadsAcknowledged(
  url: string,
  { most, edition = 0 }: { readonly most: number; readonly edition?: number },
  tally: FaultTally,
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  let sent = 0;
  const send = async (): Promise<void> => {
    while (sent < most) {
      sent += 1;
      const words = `The lantern ${sent} of round ${edition} was lit in the year ${1700 + sent}.`;
      const outcome = await sentTo(`${url}/v1/documents`, { text: `Lantern ${sent}\n\n${words}` });
      if (outcome === "gone") return;
      if (outcome === "late") tally.hangs += 1;
      else if ("code" in outcome) tally.stacks += outcome.code === "internal" ? 1 : 0;
      else acknowledged.push({ id: outcome.documents[0]?.id ?? "", job: outcome.job?.id ?? "", words });
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, send));
  return acknowledged;
}

interface Outcome {
  readonly documents: readonly { readonly id: string }[];
  readonly job: { readonly id: string } | null;
}

interface Refusal {
  readonly code: string;
}

/** A server that is started anew finds what was acknowledged, and nothing is left of it when it is removed again. */
export async function expectUploads(
  sound: Sound,
  index: string,
  acknowledged: readonly Acknowledged[],
  tally: FaultTally,
): Promise<void> {
  const server = await sound.library.serve(index);
  try {
    for (const upload of acknowledged) if (!(await isTaken(server.url, upload))) tally.losses += 1;
    await removeUploads(server.url, tally);
  } finally {
    if ((await server.stop()) !== 0) tally.hangs += 1;
  }
  await expectSame(sound, index, tally);
}

/** Whether the document is there when its job has ended. */
export async function isTaken(url: string, { id, job, words }: Acknowledged): Promise<boolean> {
  const end = Date.now() + HANG_MS;
  while (Date.now() < end) {
    const { state } = (await (await fetch(`${url}/v1/jobs/${job}`)).json()) as { readonly state: string };
    if (state !== "queued" && state !== "running") break;
    await sleep(50);
  }
  const response = await fetch(`${url}/v1/documents/${id}/text`);
  return response.ok && (await response.text()).includes(words);
}

/** Also those that were taken in without anybody having been told. */
async function removeUploads(url: string, tally: FaultTally): Promise<void> {
  await untilQuiet(url);
  const listed = (await (await fetch(`${url}/v1/documents?limit=1000`)).json()) as {
    readonly documents: readonly { readonly id: string; readonly source: string }[];
  };
  for (const { id, source } of listed.documents) {
    if (source.startsWith("town-")) continue;
    const removed = await fetch(`${url}/v1/documents/${id}`, { method: "DELETE" });
    if (!removed.ok) tally.wrong += 1;
  }
}

/** What nobody was told of is taken in by the sync of a server that starts, which may not be over yet. */
async function untilQuiet(url: string): Promise<void> {
  const end = Date.now() + HANG_MS;
  while (Date.now() < end) {
    const { syncing } = (await (await fetch(`${url}/healthz`)).json()) as { readonly syncing: boolean };
    if (!syncing) return;
    await sleep(50);
  }
}

/** The code where it is refused; "gone" where nobody answered, "late" where nobody did for a minute. */
async function sentTo(url: string, body: unknown): Promise<Outcome | Refusal | "gone" | "late"> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(HANG_MS),
    });
    return (await response.json()) as Outcome | Refusal;
  } catch (error) {
    return error instanceof DOMException && error.name === "TimeoutError" ? "late" : "gone";
  }
}
