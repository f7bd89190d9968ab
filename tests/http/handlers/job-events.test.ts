import { createServer, get } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { QUEUED_JOB } from "../../../src/api/examples/job-examples.ts";
import { jobEvents } from "../../../src/http/handlers/job-events.ts";
import type { ServerResponse } from "node:http";
import type { Job } from "../../../src/api/job-responses.ts";

const running: Job = { ...QUEUED_JOB, state: "running" };
const at = (filesDone: number): Job => ({
  ...running,
  progress: { filesDone, filesTotal: 100, passagesEmbedded: 0, source: null },
});

/** A response that remembers what is written into it. */
function response() {
  const listeners: (() => void)[] = [];
  const written: string[] = [];
  const fake = {
    writableEnded: false,
    writableNeedDrain: false,
    write: (text: string) => written.push(text),
    end: () => {
      fake.writableEnded = true;
      for (const listener of listeners.splice(0)) listener();
    },
    once: (_event: "close", listener: () => void) => listeners.push(listener),
  };
  return { fake, written, as: fake as unknown as ServerResponse };
}

function source() {
  const state: { tell: ((job: Job) => void) | null } = { tell: null };
  const subscribe = (_id: string, listener: (job: Job) => void): Promise<() => void> => {
    state.tell = listener;
    listener(at(0));
    return Promise.resolve(() => (state.tell = null));
  };
  return { subscribe, state };
}

const doneIn = (written: readonly string[]): (number | undefined)[] =>
  written
    .filter((text) => text.startsWith("event"))
    .map((text) => (JSON.parse(text.slice(text.indexOf("data: ") + 6)) as Job).progress?.filesDone);

describe("jobEvents", () => {
  const timing = { progressEveryMs: 250, heartbeatEveryMs: 1_000 };
  const begin = () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const jobs = source();
    const reader = response();
    const stopping = new AbortController();
    jobEvents(jobs, "job_1", stopping.signal, timing)(reader.as);
    return { ...jobs, ...reader, stopping };
  };

  it("tells of progress at most so often, and always of the newest", () => {
    const { state, written } = begin();
    for (let files = 1; files <= 50; files += 1) state.tell?.(at(files));
    expect(doneIn(written)).toEqual([0]);
    vi.advanceTimersByTime(250);
    expect(doneIn(written)).toEqual([0, 50]);
    vi.advanceTimersByTime(500);
    state.tell?.(at(51));
    expect(doneIn(written)).toEqual([0, 50, 51]);
  });

  it("tells of the end at once, then ends and listens no longer", async () => {
    const { state, written, fake } = begin();
    state.tell?.({ ...at(3), state: "failed" });
    expect(written.at(-1)).toMatch(/^event: done\ndata: \{.*"failed".*\}\n\n$/);
    await Promise.resolve();
    expect([fake.writableEnded, state.tell, vi.getTimerCount()]).toEqual([true, null, 0]);
  });

  it("writes comments while nothing happens", () => {
    const { written } = begin();
    vi.advanceTimersByTime(3_000);
    expect(written.filter((text) => text === ":\n\n")).toHaveLength(3);
  });

  it("lets nothing pile up for a reader who takes nothing in", () => {
    const { state, written, fake } = begin();
    fake.writableNeedDrain = true;
    for (let files = 1; files <= 5; files += 1) {
      state.tell?.(at(files));
      vi.advanceTimersByTime(100);
    }
    expect(doneIn(written)).toEqual([0]);
    fake.writableNeedDrain = false;
    vi.advanceTimersByTime(250);
    expect(doneIn(written)).toEqual([0, 5]);
  });

  it("ends when the server stops", async () => {
    const { state, fake, stopping } = begin();
    stopping.abort();
    await Promise.resolve();
    expect([fake.writableEnded, state.tell, vi.getTimerCount()]).toEqual([true, null, 0]);
  });

  it("listens no longer when a real reader has left", async () => {
    const jobs = source();
    const server = createServer((_request, reply) => {
      jobEvents(jobs, "job_1", new AbortController().signal)(reply);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const request = get({ port, host: "127.0.0.1" });
    request.on("error", () => undefined);
    const [reply] = (await once(request, "response")) as [NodeJS.ReadableStream];
    await once(reply, "data");
    expect(jobs.state.tell).not.toBeNull();
    request.destroy();
    while (jobs.state.tell !== null) await new Promise(setImmediate);
    server.close();
  });
});
