import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { backUp, restore } from "../../../src/library/backup/backup.ts";
import { DEFAULT_READING_LIMITS } from "../../../src/config/reading-limits.ts";
import { AppError } from "../../../src/core/errors.ts";
import { openInbox, type Inbox } from "../../../src/library/uploads/inbox.ts";
import { UploadTurn } from "../../../src/library/uploads/upload-turn.ts";
import { Store } from "../../../src/store/store.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

/** A promise that its maker settles. */
function gate(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function inboxOf(indexDirectory: string): Inbox {
  const inbox = openInbox({
    documentsDirectory: temporaryFolder(),
    indexDirectory,
    limits: DEFAULT_READING_LIMITS,
    now: () => new Date(),
    onReplaced: () => undefined,
  });
  onTestFinished(() => {
    inbox.close();
  });
  return inbox;
}

async function libraryAndBackup(): Promise<{ readonly index: string; readonly file: string }> {
  const fake = new FakeLibrary();
  put(fake.documents, "a.txt", "The walrus sleeps on the ice.");
  await fake.library.sync();
  const file = join(temporaryFolder(), "library.backup");
  await backUp({ indexDirectory: fake.index, file, force: false });
  return { index: fake.index, file };
}

const uploadsIn = (index: string): string[] =>
  readdirSync(join(index, "uploads"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".txt"),
  );

/** What a request does: puts the upload in place, and is acknowledged. */
function upload({ uploads, uploadTurn }: Inbox, text: string): Promise<unknown> {
  return uploadTurn.during(() =>
    uploads.receive({ name: "note.txt", content: Readable.from([Buffer.from(text)]) }),
  );
}

describe("the turn of uploads", () => {
  it("comes one after the other within a process, also after one that failed", async () => {
    const turn = new UploadTurn(() => ({ release: () => undefined }));
    const order: string[] = [];
    const first = gate();
    const works = [
      turn.during(async () => {
        await first.opened;
        order.push("first");
      }),
      turn.during(() => Promise.reject(new Error("broken"))),
      turn.during(() => Promise.resolve(order.push("third"))),
    ];
    first.open();
    await Promise.allSettled(works);
    expect(order).toEqual(["first", "third"]);
  });

  it("is given back after a work that failed, and not taken where the lock is another's", async () => {
    const log: string[] = [];
    const take = (): { release(): void } => ({ release: () => log.push("released") });
    await expect(new UploadTurn(take).during(() => Promise.reject(new Error("broken")))).rejects.toThrow(
      "broken",
    );
    expect(log).toEqual(["released"]);
    const busy = (): never => {
      throw new AppError("library_busy", "held");
    };
    const refused = new UploadTurn(busy, 0).during(() => Promise.resolve(log.push("worked")));
    await expect(refused).rejects.toMatchObject({ code: "library_busy", message: /backup/ });
    expect(log).toEqual(["released"]);
  });

  it("waits while a library is put in place: what is acknowledged then is there afterwards", async () => {
    const { index, file } = await libraryAndBackup();
    const inbox = inboxOf(index);
    await upload(inbox, "Before the restore, and so replaced by it.");
    const held = Store.takeUploadsLock(index);
    let acknowledged = false;
    const arriving = upload(inbox, "While it is restored.").then(() => (acknowledged = true));
    await sleep(150);
    expect(acknowledged).toBe(false);
    held.release();
    await arriving;
    expect(uploadsIn(index)).toHaveLength(2);
    await restore({ indexDirectory: index, file, force: true, lockWaitMs: 0, warn: () => undefined });
    expect(uploadsIn(index)).toHaveLength(0);
    await upload(inbox, "After it.");
    expect(uploadsIn(index)).toHaveLength(1);
  });

  it("keeps a restore waiting for an upload that is being put in place", async () => {
    const { index, file } = await libraryAndBackup();
    const { uploadTurn } = inboxOf(index);
    const first = gate();
    const order: string[] = [];
    const uploading = uploadTurn.during(async () => {
      await first.opened;
      order.push("uploaded");
    });
    const options = { indexDirectory: index, file, force: true, lockWaitMs: 5_000, warn: () => undefined };
    const restoring = restore(options).then(() => order.push("restored"));
    await sleep(150);
    first.open();
    await Promise.all([uploading, restoring]);
    expect(order).toEqual(["uploaded", "restored"]);
  });
});
