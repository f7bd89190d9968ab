import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AlertRequest } from "../../../src/api/alerts/alert-requests.ts";
import type { AlertKeeper } from "../../../src/library/library.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const ANYBODY: AlertKeeper = { keyId: null, seesAll: true };

const OLD = "The ferry to Mull leaves the harbour at nine every morning of the week.";
const NEWS = "The council granted the walrus sanctuary a subsidy on Friday.";
const QUESTION: AlertRequest = { question: "walrus sanctuary subsidy" };

async function withAlert(request: AlertRequest = QUESTION) {
  const fake = new FakeLibrary();
  put(fake.documents, "old.txt", `${OLD}\n`);
  await fake.library.sync();
  const alert = await fake.library.keepAlert(request, ANYBODY);
  const texts = async (): Promise<string[]> =>
    (await fake.library.alertHits(alert.id, {}, ANYBODY)).hits.map(({ passage }) => {
      const [mark] = passage.highlights;
      return passage.text.slice((mark?.start ?? 0) - passage.start, (mark?.end ?? 0) - passage.start);
    });
  return { fake, alert, texts };
}

describe("an alert", () => {
  it("is hit by a passage of a new document that answers it, cited to the sentence", async () => {
    const { fake, alert, texts } = await withAlert();
    put(fake.documents, "news.txt", `${NEWS}\n\nIt rained in Tobermory.\n`);
    put(fake.documents, "other.txt", "Rain fell on the hills all day and nobody went out.\n");
    await fake.library.sync();
    expect(await texts()).toEqual([NEWS]);
    const { hits, nextCursor, alert: now } = await fake.library.alertHits(alert.id, {}, ANYBODY);
    expect(hits[0]).toMatchObject({
      number: 1,
      document: { source: "news.txt" },
      citation: "“news”, news.txt",
    });
    expect(nextCursor).toBeNull();
    expect(now).toMatchObject({ hits: 1, lastHit: 1, state: "kept" });
  });

  it("is not hit by what was there before it was kept, whatever is done with it", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "before.txt", `${NEWS}\n`);
    await fake.library.sync();
    const { id } = await fake.library.keepAlert(QUESTION, ANYBODY);
    renameSync(join(fake.documents, "before.txt"), join(fake.documents, "after.txt"));
    await fake.library.sync();
    put(fake.documents, "copy.md", `# A copy\n\n${NEWS.toUpperCase()}\n\nWith a word of its own.\n`);
    await fake.library.sync();
    rmSync(join(fake.documents, "after.txt"));
    rmSync(join(fake.documents, "copy.md"));
    await fake.library.sync({ allowRemovals: true });
    put(fake.documents, "again.txt", `${NEWS}\n`);
    await fake.library.sync();
    expect((await fake.library.alertHits(id, {}, ANYBODY)).hits).toEqual([]);
  });

  it("is hit once by the same words, and shows them wherever they stand", async () => {
    const { fake, alert, texts } = await withAlert();
    put(fake.documents, "news.txt", `${NEWS}\n`);
    await fake.library.sync();
    put(fake.documents, "copy.txt", `Another paper writes the same.\n\n${NEWS}\n`);
    await fake.library.sync();
    rmSync(join(fake.documents, "news.txt"));
    await fake.library.sync();
    expect(await texts()).toEqual([NEWS]);
    rmSync(join(fake.documents, "copy.txt"));
    await fake.library.sync();
    expect(await texts()).toEqual([]);
    expect(await fake.library.alert(alert.id, ANYBODY)).toMatchObject({ hits: 0 });
    put(fake.documents, "back.txt", `${NEWS}\n`);
    await fake.library.sync();
    expect(await texts()).toEqual([NEWS]);
    expect((await fake.library.alertHits(alert.id, {}, ANYBODY)).hits[0]?.number).toBe(1);
  });

  it("takes a text that is published again with few words changed for the same, unless a number or a denial is among them", async () => {
    const long = (sentence: string): string =>
      `The island council met in the school on Friday evening. ${sentence} Members of the public filled the hall until late. ` +
      "The next meeting is in the spring.\n";
    const { fake, texts } = await withAlert();
    const first = "The council granted the walrus sanctuary a subsidy of 40 pounds on Friday.";
    put(fake.documents, "one.txt", long(first));
    await fake.library.sync();
    put(
      fake.documents,
      "two.txt",
      long("The council has granted the walrus sanctuary a subsidy of 40 pounds this Friday."),
    );
    await fake.library.sync();
    expect(await texts()).toEqual([first]);
    const changed = first.replace("40", "90");
    put(fake.documents, "three.txt", long(changed));
    await fake.library.sync();
    expect(await texts()).toEqual([changed, first]);
  });

  it("is hit by a sentence that is added to a document which was there", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "notes.txt", `${OLD}\n`);
    await fake.library.sync();
    const { id } = await fake.library.keepAlert(QUESTION, ANYBODY);
    put(fake.documents, "notes.txt", `${OLD} ${NEWS}\n`);
    await fake.library.sync();
    expect((await fake.library.alertHits(id, {}, ANYBODY)).hits).toHaveLength(1);
  });

  it("is not hit by an old sentence that gets company", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "notes.txt", `${NEWS}\n`);
    await fake.library.sync();
    const { id } = await fake.library.keepAlert(QUESTION, ANYBODY);
    put(fake.documents, "notes.txt", `${NEWS} Nobody was surprised by it. ${OLD}\n`);
    await fake.library.sync();
    expect((await fake.library.alertHits(id, {}, ANYBODY)).hits).toEqual([]);
  });

  it("heeds filters, operators and phrases", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "old.txt", `${OLD}\n`);
    await fake.library.sync();
    const keep = async (request: AlertRequest): Promise<string> =>
      (await fake.library.keepAlert(request, ANYBODY)).id;
    const [inFolder, elsewhere, phrase, otherPhrase] = [
      await keep({ ...QUESTION, filters: { sources: ["sea"] } }),
      await keep({ question: "source:land walrus sanctuary subsidy" }),
      await keep({ question: '"walrus sanctuary" subsidy' }),
      await keep({ question: '"sanctuary walrus" subsidy' }),
    ];
    put(fake.documents, "sea/news.txt", `${NEWS}\n`);
    await fake.library.sync();
    const count = async (id: string): Promise<number> => (await fake.library.alert(id, ANYBODY)).hits;
    expect([
      await count(inFolder),
      await count(elsewhere),
      await count(phrase),
      await count(otherPhrase),
    ]).toEqual([1, 0, 1, 0]);
  });

  it("can be removed, and is then not found", async () => {
    const { fake, alert } = await withAlert();
    await fake.library.removeAlert(alert.id, ANYBODY);
    await expect(fake.library.alert(alert.id, ANYBODY)).rejects.toMatchObject({ code: "not_found" });
    await expect(fake.library.removeAlert(alert.id, ANYBODY)).rejects.toMatchObject({ code: "not_found" });
    expect(await fake.library.alerts(ANYBODY)).toEqual({ alerts: [] });
  });

  it("pages its hits by a cursor, the newest first", async () => {
    const { fake, alert } = await withAlert();
    for (const place of ["Mull", "Skye", "Islay", "Jura", "Coll"]) {
      put(fake.documents, `${place}.txt`, `In ${place} the walrus sanctuary was given a subsidy.\n`);
      await fake.library.sync();
    }
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await fake.library.alertHits(alert.id, { limit: 2, ...(cursor && { cursor }) }, ANYBODY);
      numbers.push(...page.hits.map(({ number }) => number));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(numbers).toEqual([5, 4, 3, 2, 1]);
    for (const bad of ["x", "W10", "WzEsMiwzXQ", ""]) {
      await expect(fake.library.alertHits(alert.id, { cursor: bad }, ANYBODY)).rejects.toMatchObject({
        code: "invalid_argument",
        field: "cursor",
      });
    }
  });
});

describe("a sync that ends between indexing and deciding", () => {
  it("loses no hit and doubles none, whoever goes on", async () => {
    const { fake, alert, texts } = await withAlert();
    put(fake.documents, "a.txt", `${NEWS}\n`);
    put(fake.documents, "b.txt", "Rain fell on the hills all day and nobody went out.\n");
    fake.embedder.onBatch = () => {
      // The first document is in the library and not decided, as when the process is killed in the middle of the second.
      if (fake.embedder.embedded.at(-1)?.includes("walrus") === true) throw new Error("killed");
    };
    await expect(fake.library.sync()).rejects.toThrow("killed");
    const { hits } = await fake.library.search({ query: "walrus" });
    expect(hits[0]?.document.source).toBe("a.txt");
    expect(await texts()).toEqual([]);
    await fake.library.close();
    const next = new FakeLibrary(fake.documents, fake.index);
    // What is undecided is news to the alert that was there, and not to one that is kept before anybody goes on.
    const later = await next.library.keepAlert(QUESTION, ANYBODY);
    const other = new FakeLibrary(fake.documents, fake.index);
    await Promise.all([next.library.sync(), other.library.keepAlert(QUESTION, ANYBODY)]);
    await other.library.sync();
    expect((await next.library.alertHits(alert.id, {}, ANYBODY)).hits).toMatchObject([{ number: 1 }]);
    expect((await next.library.alertHits(later.id, {}, ANYBODY)).hits).toEqual([]);
  });
});

describe("keeping an alert", () => {
  it("refuses what is no question", async () => {
    const { fake } = await withAlert();
    for (const question of ["", "  ", "x".repeat(20_000), "a\0b"]) {
      await expect(fake.library.keepAlert({ question }, ANYBODY)).rejects.toMatchObject({
        code: "invalid_argument",
        field: "question",
      });
    }
    for (const webhook of ["", "no address", "ftp://example.org/", "https://a b/", "https://"]) {
      await expect(fake.library.keepAlert({ ...QUESTION, webhook }, ANYBODY)).rejects.toMatchObject({
        code: "invalid_argument",
        field: "webhook",
      });
    }
  });

  it("is refused where no sync has looked for documents", async () => {
    const fake = new FakeLibrary();
    await expect(fake.library.keepAlert(QUESTION, ANYBODY)).rejects.toMatchObject({
      code: "library_not_built",
    });
  });

  it("takes what is being read for what was there before", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.txt", `${OLD}\n`);
    put(fake.documents, "b.txt", `${NEWS}\n`);
    let kept: Promise<{ id: string }> | undefined;
    // The first file's passages are embedded now, and the second one is known to wait.
    fake.embedder.onBatch = () => {
      kept ??= fake.library.keepAlert(QUESTION, ANYBODY);
    };
    await fake.library.sync();
    const { id } = (await kept) ?? { id: "" };
    expect((await fake.library.alert(id, ANYBODY)).hits).toBe(0);
    put(fake.documents, "c.txt", "A subsidy for the walrus sanctuary was granted a second time.\n");
    await fake.library.sync();
    expect((await fake.library.alert(id, ANYBODY)).hits).toBe(1);
  });
});
