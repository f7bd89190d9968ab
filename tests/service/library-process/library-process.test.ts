import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { CallAnswering } from "../../../src/service/library-process/call-answering.ts";
import type { Call, CallMessage, CancelMessage } from "../../../src/service/library-process/library-calls.ts";
import {
  LibraryProcess,
  type CallLimits,
  type Channel,
  type ChannelListeners,
} from "../../../src/service/library-process/library-process.ts";
import { RemoteLibrary } from "../../../src/service/library-process/remote-library.ts";
import { Admission } from "../../../src/service/library-process/admission.ts";
import { FakeLibrary } from "../../http/fake-library.ts";

const LIMITS: CallLimits = { budgetMs: 20, graceMs: 20, loadMs: 10_000, restartMs: 1 };
const ASK: Call = { method: "ask", parameters: [{ question: "?" }], visible: null };

/** A process that a test answers for. */
class FakeChannel implements Channel {
  readonly sent: (CallMessage | CancelMessage)[] = [];
  killed = false;

  constructor(readonly listeners: ChannelListeners) {}

  send(message: CallMessage | CancelMessage): void {
    this.sent.push(message);
  }

  kill(): void {
    this.killed = true;
    this.listeners.onEnd("SIGKILL");
  }

  async close(): Promise<void> {
    this.kill();
  }

  /** The ids of the calls of a method that it was given. */
  calls(method: string): number[] {
    return this.sent.flatMap((message) =>
      "call" in message && message.call.method === method ? [message.id] : [],
    );
  }

  answer(id: number, result?: unknown): void {
    this.listeners.onMessage({ answer: id, result, stages: [] });
  }

  load(): void {
    for (const id of this.calls("follow")) this.answer(id);
  }
}

function started(limits: CallLimits = LIMITS) {
  const channels: FakeChannel[] = [];
  const warnings: string[] = [];
  const process = new LibraryProcess({
    open: (listeners) => {
      const channel = new FakeChannel(listeners);
      channels.push(channel);
      return channel;
    },
    limits,
    warn: (message) => warnings.push(message),
  });
  const channelAt = async (index: number): Promise<FakeChannel> => {
    while (channels.length <= index) await new Promise((wake) => setTimeout(wake, 1));
    return channels[index]!;
  };
  return { process, channels, warnings, channelAt };
}

/** Resolves when the check holds: what it waits for comes with a timer of the code under test. */
async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((wake) => setTimeout(wake, 1));
}

describe("LibraryProcess", () => {
  it("is started by the first call, and reads the library at once", async () => {
    const { process, channels } = started();
    expect(channels).toHaveLength(0);
    const result = process.call(ASK);
    const [channel] = channels;
    expect([channel!.calls("follow").length, channel!.calls("ask").length]).toEqual([1, 1]);
    channel!.answer(channel!.calls("ask")[0]!, "found");
    expect(await result).toBe("found");
  });

  it("ends a call whose budget is over, and leaves a process alone that lets go of it", async () => {
    const { process, channelAt } = started({ ...LIMITS, graceMs: 1_000_000 });
    const result = process.call(ASK);
    const channel = await channelAt(0);
    channel.load();
    const [id] = channel.calls("ask");
    await until(() => channel.sent.some((message) => "cancel" in message && message.cancel === id));
    channel.listeners.onMessage({ answer: id!, failure: { code: "cancelled", message: "" }, stages: [] });
    await expect(result).rejects.toMatchObject({ code: "time_limit" });
    expect(channel.killed).toBe(false);
  });

  it("begins the budget of a call anew with each step of it that is told", async () => {
    const { process, channelAt } = started({ ...LIMITS, budgetMs: 1_000, graceMs: 1_000_000 });
    const told: unknown[] = [];
    const result = process.call(ASK, { budgetMs: 60, onProgress: (value) => told.push(value) });
    const channel = await channelAt(0);
    channel.load();
    const [id] = channel.calls("ask");
    const isCancelled = (): boolean => channel.sent.some((message) => "cancel" in message);
    for (let step = 0; step < 12 && !isCancelled(); step += 1) {
      await new Promise((wake) => setTimeout(wake, 10));
      channel.listeners.onMessage({ progress: id!, value: step });
    }
    channel.answer(id!, "checked");
    expect(await result).toBe("checked");
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it("replaces a process that is stuck, and gives its other calls to the next one", async () => {
    const { process, channelAt, warnings } = started();
    const stuck = process.call(ASK);
    const channel = await channelAt(0);
    channel.load();
    await until(() => channel.sent.some((message) => "cancel" in message));
    const innocent = process.call({ ...ASK, method: "search" });
    await expect(stuck).rejects.toMatchObject({ code: "time_limit" });
    expect(channel.killed).toBe(true);
    const next = await channelAt(1);
    expect(next.calls("ask")).toEqual([]);
    next.answer(next.calls("search")[0]!, "found");
    expect(await innocent).toBe("found");
    expect(warnings).toHaveLength(1);
  });

  it("runs no budget while the library is being read, also by the process that replaces one", async () => {
    const { process, channelAt } = started();
    const first = process.call(ASK);
    const channel = await channelAt(0);
    channel.kill();
    const next = await channelAt(1);
    await new Promise((wake) => setTimeout(wake, 3 * (LIMITS.budgetMs + LIMITS.graceMs)));
    expect(next.killed).toBe(false);
    next.answer(next.calls("ask")[0]!, "found");
    expect(await first).toBe("found");
  });

  it("gives a call that two processes have died of to no third one", async () => {
    const { process, channelAt } = started();
    const result = process.call(ASK);
    (await channelAt(0)).kill();
    (await channelAt(1)).kill();
    await expect(result).rejects.toMatchObject({ code: "internal" });
  });

  it("blames no call for a process that is ended for another one, and tells it in the end to come again", async () => {
    const { process, channelAt } = started();
    // What this one may take never ends, so it is in no other one's way.
    const other = process.call(ASK, { budgetMs: 1_000_000 });
    const told = expect(other).rejects.toMatchObject({ code: "overloaded" });
    for (let number = 0; number < 4; number += 1) {
      const channel = await channelAt(number);
      channel.load();
      const stuck = process.call({ ...ASK, parameters: [{ question: "stuck" }] });
      await expect(stuck).rejects.toMatchObject({ code: "time_limit" });
      expect(channel.killed).toBe(true);
    }
    await told;
  });

  it("tells the process when a caller leaves, and takes no answer for another call", async () => {
    const { process, channelAt } = started({ ...LIMITS, budgetMs: 1_000_000 });
    const abort = new AbortController();
    const left = process.call(ASK, { signal: abort.signal });
    const other = process.call(ASK);
    const channel = await channelAt(0);
    const [first, second] = channel.calls("ask");
    abort.abort();
    expect(channel.sent.at(-1)).toEqual({ cancel: first });
    channel.listeners.onMessage({ answer: first!, failure: { code: "cancelled", message: "" }, stages: [] });
    channel.answer(first!, "too late");
    channel.answer(second!, "found");
    await expect(left).rejects.toMatchObject({ code: "cancelled" });
    expect(await other).toBe("found");
  });

  it("refuses what comes after it was closed, and ends the process", async () => {
    const { process, channels } = started();
    const result = process.call(ASK);
    const ended = process.close();
    await expect(result).rejects.toMatchObject({ code: "cancelled" });
    await expect(process.call(ASK)).rejects.toMatchObject({ code: "cancelled" });
    await ended;
    expect([channels.length, channels[0]!.killed]).toEqual([1, true]);
  });
});

describe("RemoteLibrary", () => {
  /** The two sides of a channel in one process, with all that goes between them copied as between two. */
  function remote(library = new FakeLibrary()) {
    const process = new LibraryProcess({
      open: ({ onMessage }) => {
        const answering = new CallAnswering(library, (message) => {
          onMessage(structuredClone(message));
        });
        return {
          send: (message) => {
            const copied = structuredClone(message);
            if ("cancel" in copied) answering.cancel(copied.cancel);
            else void answering.answer(copied);
          },
          kill: () => undefined,
          close: () => Promise.resolve(),
        };
      },
      limits: LIMITS,
      warn: () => undefined,
    });
    return {
      library,
      remote: new RemoteLibrary(process, {
        questions: new Admission({ atOnce: 2, waiting: 9, waitMs: 1_000_000 }),
        lookups: new Admission({ atOnce: 2, waiting: 9, waitMs: 1_000_000 }),
        drafts: new Admission({ atOnce: 1, waiting: 1, waitMs: 1_000_000 }),
      }),
    };
  }

  it("answers whatever it is asked as the library itself does", async () => {
    const { library, remote: far } = remote();
    const id = (await library.documents())[0]!.id;
    for (const view of [
      [library, far],
      [library.visibleTo(["tag"]), far.visibleTo(["tag"])],
    ] as const) {
      const answers = await Promise.all(
        view.map(async (each) =>
          Promise.allSettled([
            each.search({ query: "ferry" }),
            each.ask({ question: "ferry?" }),
            each.checkDraft({ path: "/draft.md" }),
            each.documents(),
            each.listDocuments({ limit: 1 }),
            each.document(id),
            each.document("none"),
            each.documentText(id),
            each.checkCitation("none"),
            each.cite("none", "plain"),
            each.documentStructure(id),
            each.originalFile(id),
            each.status(),
            each.edition(),
            each.readiness(),
          ]),
        ),
      );
      expect(answers[1]).toEqual(answers[0]);
    }
  });

  it("looks up what is named while all places of questions are taken, and compares no checksums then", async () => {
    const { library, remote: far } = remote();
    const id = (await library.documents())[0]!.id;
    library.search = () => new Promise(() => undefined);
    const leave = new AbortController();
    const asked = [1, 2, 3].map(() => far.search({ query: "ferry" }, { signal: leave.signal }));
    expect(await far.document(id)).toEqual(await library.document(id));
    expect(await far.documentText(id)).toBe(await library.documentText(id));
    expect(await far.scrub(0)).toEqual({ isGoingOn: true, damaged: 0 });
    leave.abort();
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    expect(await far.scrub(0)).toEqual(await library.scrub());
  });

  it("throws what the library throws, with its cause for the log alone", async () => {
    const { library, remote: far } = remote();
    library.failure = new AppError("library_incompatible", "Another model.", {
      cause: new Error("in the depths"),
    });
    await expect(far.ask({ question: "?" })).rejects.toMatchObject({
      code: "library_incompatible",
      message: "Another model.",
      cause: { message: expect.stringContaining("in the depths") as string },
    });
    library.failure = new TypeError("x is not a function");
    await expect(far.ask({ question: "?" })).rejects.toMatchObject({ code: "internal" });
  });

  it("tells its observer of the stages of questions", async () => {
    const { library, remote: far } = remote();
    const told: unknown[] = [];
    far.observeStages((stage, milliseconds) => told.push([stage, milliseconds]));
    await far.status();
    library.onStage("search", 5);
    await far.status();
    expect(told).toEqual([["search", 5]]);
  });
});
