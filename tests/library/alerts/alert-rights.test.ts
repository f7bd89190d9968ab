import { describe, expect, it } from "vitest";
import { Keys, type CreatedKey } from "../../../src/library/access/keys.ts";
import type { AlertKeeper, ServedLibrary } from "../../../src/library/library.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const QUESTION = { question: "walrus sanctuary subsidy" };
const ADMIN: AlertKeeper = { keyId: null, seesAll: true };

const news = (tag: string, words: string): string =>
  `---\ntags: ${tag}\n---\nThe council granted the walrus sanctuary a subsidy ${words}.\n`;

async function libraryWithKeys() {
  const fake = new FakeLibrary();
  put(fake.documents, "old.md", "---\ntags: open\n---\nThe ferry leaves at nine.\n");
  await fake.library.sync();
  const keys = new Keys(fake.index, () => new Date());
  const create = (tags: readonly string[] | null): Promise<CreatedKey> =>
    keys.create({ name: "desk", scope: "read", tags, expires: null });
  const [open, other] = [await create(["open"]), await create(["secret"])];
  const keeperOf = (key: CreatedKey): AlertKeeper => ({ keyId: key.id, seesAll: false });
  const viewOf = (key: CreatedKey): ServedLibrary => fake.library.visibleTo(key.tags);
  return { fake, keys, open, other, keeperOf, viewOf };
}

describe("an alert that is kept with a key to some tags", () => {
  it("is hit by documents of these tags alone, also by words that others had before", async () => {
    const { fake, open, keeperOf, viewOf } = await libraryWithKeys();
    put(fake.documents, "secret-before.md", news("secret", "in spring"));
    await fake.library.sync();
    const { id } = await viewOf(open).keepAlert(QUESTION, keeperOf(open));
    put(fake.documents, "secret.md", news("secret", "in summer"));
    await fake.library.sync();
    expect(await viewOf(open).alert(id, keeperOf(open))).toMatchObject({ hits: 0, lastHit: 0 });
    put(fake.documents, "open.md", news("open", "in spring"));
    put(fake.documents, "open-too.md", news("open", "in summer"));
    await fake.library.sync();
    const { hits } = await viewOf(open).alertHits(id, {}, keeperOf(open));
    expect(hits.map(({ document }) => document.source).sort()).toEqual(["open-too.md", "open.md"]);
    expect(JSON.stringify(hits)).not.toContain("secret");
  });

  it("shows no hit whose document has lost its tag, though a hidden one holds the same words", async () => {
    const { fake, open, keeperOf, viewOf } = await libraryWithKeys();
    const { id } = await viewOf(open).keepAlert(QUESTION, keeperOf(open));
    put(fake.documents, "a.md", news("open", "in spring"));
    await fake.library.sync();
    put(fake.documents, "b.md", news("secret", "in spring"));
    put(fake.documents, "a.md", news("secret", "in spring"));
    await fake.library.sync();
    expect(await viewOf(open).alertHits(id, {}, keeperOf(open))).toMatchObject({
      hits: [],
      alert: { hits: 0 },
    });
  });

  it("is not there for another key, and is for an admin", async () => {
    const { fake, open, other, keeperOf, viewOf } = await libraryWithKeys();
    const { id } = await viewOf(open).keepAlert(QUESTION, keeperOf(open));
    const refused = { code: "not_found" };
    await expect(viewOf(other).alert(id, keeperOf(other))).rejects.toMatchObject(refused);
    await expect(viewOf(other).alertHits(id, {}, keeperOf(other))).rejects.toMatchObject(refused);
    await expect(viewOf(other).removeAlert(id, keeperOf(other))).rejects.toMatchObject(refused);
    expect(await viewOf(other).alerts(keeperOf(other))).toEqual({ alerts: [] });
    // A key that is not there, as an address on the loop of this machine has none, is not the owner of what was kept without one.
    const local = await fake.library.keepAlert(QUESTION, ADMIN);
    await expect(fake.library.alert(local.id, { keyId: null, seesAll: false })).rejects.toMatchObject(
      refused,
    );
    expect((await fake.library.alerts(ADMIN)).alerts.map((alert) => alert.id)).toEqual([id, local.id]);
    expect(await fake.library.alert(id, ADMIN)).toMatchObject({ state: "kept" });
  });

  it("stops when its key is revoked, and so does its feed", async () => {
    const { fake, keys, open, keeperOf, viewOf } = await libraryWithKeys();
    const { id, feed } = await viewOf(open).keepAlert(QUESTION, keeperOf(open));
    const token = new URLSearchParams(feed.split("?")[1]).get("token") ?? "";
    put(fake.documents, "a.md", news("open", "in spring"));
    await fake.library.sync();
    // Whoever has the token needs no tags: the alert has its own.
    const reader = fake.library.visibleTo([]);
    expect((await reader.alertFeed(id, token, {})).hits).toHaveLength(1);
    await expect(reader.alertFeed(id, `${token}x`, {})).rejects.toMatchObject({ code: "not_found" });
    await keys.revoke(open.id);
    put(fake.documents, "b.md", news("open", "in winter, for the last time"));
    await fake.library.sync();
    await expect(reader.alertFeed(id, token, {})).rejects.toMatchObject({ code: "not_found" });
    expect(await fake.library.alert(id, ADMIN)).toMatchObject({ state: "stopped", hits: 1 });
  });

  it("is one of a hundred of its key at most", async () => {
    const { fake, open, keeperOf, viewOf } = await libraryWithKeys();
    const keep = (): Promise<unknown> => viewOf(open).keepAlert(QUESTION, keeperOf(open));
    for (let count = 0; count < 100; count += 1) await keep();
    await expect(keep()).rejects.toMatchObject({ code: "too_many_alerts" });
    await fake.library.keepAlert(QUESTION, ADMIN);
    const [first] = (await fake.library.alerts(ADMIN)).alerts;
    await viewOf(open).removeAlert(first?.id ?? "", keeperOf(open));
    await keep();
  });

  it("keeps no more than its token's hash on disk", async () => {
    const { fake, open, keeperOf, viewOf } = await libraryWithKeys();
    const created = await viewOf(open).keepAlert(QUESTION, keeperOf(open));
    const token = created.feed.split("token=")[1] ?? "";
    expect(token).toHaveLength(43);
    expect(JSON.stringify(await fake.library.alerts(ADMIN))).not.toContain(token);
  });
});
