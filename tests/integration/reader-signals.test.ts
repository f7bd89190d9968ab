import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { DEFAULT_READING_LIMITS } from "../../src/config/reading-limits.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { readerEntry } from "./real-library.ts";

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "the process that reads files goes on after %s, which is meant for the one that it reads for",
  async (signal) => {
    const path = put(temporaryFolder(), "a.txt", "The walrus sleeps on the ice.");
    const { timeoutMs: _timeout, memoryMb: _memory, ...limits } = DEFAULT_READING_LIMITS;
    const child = fork(readerEntry, [], { serialization: "advanced" });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    await once(child, "message");
    child.kill(signal);
    child.send({ path, limits });
    const [response] = (await Promise.race([once(child, "message"), once(child, "exit")])) as [unknown];
    expect(response).toMatchObject({ ok: true });
  },
);
