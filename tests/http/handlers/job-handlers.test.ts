import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { startLibraryHarness, type LibraryHarness } from "../library-harness.ts";
import { put } from "../../fixtures/temporary-folder.ts";
import type { Job } from "../../../src/api/job-responses.ts";

interface Event {
  readonly name: string;
  readonly job: Job;
}

/** Reads server-sent events to the end of the stream. */
async function readEvents(response: Response): Promise<Event[]> {
  const events: Event[] = [];
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (name === undefined || data === undefined) continue;
      events.push({ name, job: JSON.parse(data) as Job });
    }
  }
  return events;
}

/** A harness whose jobs wait, each until it is let go. */
async function gated(): Promise<{
  harness: LibraryHarness;
  letGo: () => void;
  started: () => Promise<void>;
}> {
  const gates: (() => void)[] = [];
  let arrive: () => void = () => undefined;
  let arrived = new Promise<void>((resolve) => (arrive = resolve));
  const harness = await startLibraryHarness({
    beforeJob: async (_job, { signal }) => {
      arrive();
      await new Promise<void>((resolve, reject) => {
        gates.push(resolve);
        signal.addEventListener("abort", () => {
          reject(new AppError("cancelled", "Stopped."));
        });
      });
    },
  });
  const started = async (): Promise<void> => {
    await arrived;
    arrived = new Promise((resolve) => (arrive = resolve));
  };
  return { harness, started, letGo: () => gates.shift()?.() };
}

describe("POST /v1/sync", () => {
  it("is a job that waits its turn, shared by all who ask while it waits", async () => {
    const { harness, letGo, started } = await gated();
    const first = await harness.send("POST", "/v1/sync");
    const job = (await first.json()) as Job;
    expect([first.status, first.headers.get("location")]).toEqual([202, `/v1/jobs/${job.id}`]);
    await started();
    const [second, third] = await Promise.all(
      [1, 2].map(async () => (await (await harness.send("POST", "/v1/sync")).json()) as Job),
    );
    expect(second?.id).toBe(third?.id);
    expect(second?.id).not.toBe(job.id);
    const { jobs } = (await (await harness.get("/v1/jobs?limit=5")).json()) as { jobs: Job[] };
    expect(jobs.map(({ id, state }) => [id, state])).toEqual([
      [second?.id, "queued"],
      [job.id, "running"],
    ]);
    letGo();
    expect((await harness.intake.jobs.wait(job.id)).state).toBe("done");
    expect(await (await harness.get(`/v1/jobs/${job.id}`)).json()).toMatchObject({
      state: "done",
      result: { documents: 0, outcomes: [] },
    });
  });

  it("that somebody waits for is answered with the job when the server is told to stop", async () => {
    const { harness, started } = await gated();
    const waiting = harness.send("POST", "/v1/sync?wait=true");
    await started();
    harness.stopping.abort();
    expect((await waiting).status).toBe(202);
  });

  it("that takes long is answered with the job once it was awaited long enough, and goes on", async () => {
    const longEnough = new AbortController();
    const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(longEnough.signal);
    try {
      const { harness, started, letGo } = await gated();
      const waiting = harness.send("POST", "/v1/sync?wait=true");
      await started();
      longEnough.abort();
      const response = await waiting;
      expect(response.status).toBe(202);
      const { id } = (await response.json()) as Job;
      expect(response.headers.get("location")).toBe(`/v1/jobs/${id}`);
      letGo();
      const state = async (): Promise<string> => (await harness.intake.jobs.get(id)).state;
      await expect.poll(state, { timeout: 30_000 }).toBe("done");
    } finally {
      timeout.mockRestore();
    }
  });

  it("that failed is the server's fault, and says nothing of its folders", async () => {
    const harness = await startLibraryHarness({
      beforeJob: () =>
        Promise.reject(new AppError("not_found", "The folder /home/ann/documents is missing.")),
    });
    const response = await harness.send("POST", "/v1/sync?wait=true");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("/home");
    const [job] = await harness.intake.jobs.latest(1);
    const shown = await (await harness.get(`/v1/jobs/${job?.id ?? ""}`)).text();
    expect(JSON.parse(shown)).toMatchObject({ state: "failed", problem: { code: "internal" } });
    expect(shown).not.toContain("/home");
  });

  it("asks before it takes out most of the documents, and goes on when it is allowed", async () => {
    const harness = await startLibraryHarness();
    for (let index = 0; index < 12; index += 1)
      put(harness.fake.documents, `${index}.txt`, `A walrus was seen at lake ${index}.`);
    expect((await harness.send("POST", "/v1/sync?wait=true")).status).toBe(200);
    for (let index = 0; index < 12; index += 1) rmSync(join(harness.fake.documents, `${index}.txt`));
    const refused = await harness.send("POST", "/v1/sync?wait=true");
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "removals_not_allowed" });
    const allowed = await harness.send("POST", "/v1/sync?wait=true", { allowRemovals: true });
    expect(await allowed.json()).toMatchObject({ removed: 12, documents: 0 });
  });
});

describe("GET /v1/jobs/{id}/events", () => {
  it("tells of progress and ends with the job that is done", async () => {
    const { harness, letGo, started } = await gated();
    const { id } = await harness.intake.jobs.enqueueSync();
    await started();
    const response = await fetch(`${harness.url}/v1/jobs/${id}/events`, {
      headers: { "last-event-id": "5" },
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    });
    letGo();
    const events = await readEvents(response);
    expect(events[0]).toMatchObject({ name: "progress", job: { id, state: "running" } });
    expect(events.at(-1)).toMatchObject({ name: "done", job: { id, state: "done" } });
    expect(events.slice(0, -1).every(({ name }) => name === "progress")).toBe(true);
    const late = await readEvents(await harness.get(`/v1/jobs/${id}/events`));
    expect(late).toMatchObject([{ name: "done", job: { state: "done" } }]);
  });

  it("ends when the server stops", async () => {
    const { harness, started } = await gated();
    const { id } = await harness.intake.jobs.enqueueSync();
    await started();
    const events = readEvents(await harness.get(`/v1/jobs/${id}/events`));
    harness.stopping.abort();
    expect((await events).every(({ name }) => name === "progress")).toBe(true);
  });

  it("answers HEAD at once, and knows no other jobs", async () => {
    const { harness, started } = await gated();
    const { id } = await harness.intake.jobs.enqueueSync();
    await started();
    const head = await fetch(`${harness.url}/v1/jobs/${id}/events`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const path of ["/v1/jobs/job_0", "/v1/jobs/job_0/events", "/v1/jobs/..%2f", "/v1/jobs/%00"]) {
      expect([path, (await harness.get(path)).status]).toEqual([path, 404]);
    }
    expect((await harness.send("POST", "/v1/jobs/job_0/cancel")).status).toBe(404);
    for (const limit of ["0", "1001", "x"])
      expect((await harness.get(`/v1/jobs?limit=${limit}`)).status).toBe(400);
  });
});

describe("POST /v1/jobs/{id}/cancel", () => {
  it("ends a job that waits at once, one that runs soon, and leaves one that has ended as it is", async () => {
    const { harness, started } = await gated();
    const running = await harness.intake.jobs.enqueueSync();
    await started();
    const waiting = await harness.intake.jobs.enqueueSync();
    const cancel = async (id: string): Promise<unknown> =>
      (await harness.send("POST", `/v1/jobs/${id}/cancel`)).json();
    expect(await cancel(waiting.id)).toMatchObject({ id: waiting.id, state: "cancelled" });
    expect(await cancel(running.id)).toMatchObject({ id: running.id, cancelRequested: true });
    expect((await harness.intake.jobs.wait(running.id)).state).toBe("cancelled");
    expect(await cancel(running.id)).toMatchObject({ state: "cancelled" });
  });
});
