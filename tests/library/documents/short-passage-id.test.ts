import { describe, expect, it } from "vitest";
import { shortPassageId } from "../../../src/core/ids.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

async function ferryLibrary(): Promise<{ fake: FakeLibrary; id: string; short: string }> {
  const fake = new FakeLibrary();
  put(fake.documents, "ferry.md", "---\ntags: sea\n---\nThe ferry leaves at nine.");
  put(fake.documents, "dam.md", "---\ntags: land\n---\nThe dam was closed in spring.");
  await fake.library.sync();
  const { hits } = await fake.library.search({ query: "ferry", k: 1 });
  const id = hits[0]!.passage.id;
  return { fake, id, short: shortPassageId(id) };
}

describe("the short id of a passage", () => {
  it("is the beginning of the document's id and the hash of the words", () => {
    expect(shortPassageId("f144c32370d0bd14-0-59-f159fe57")).toBe("f144c3-f159fe57");
  });

  it("cites the passage as its whole id does", async () => {
    const { fake, id, short } = await ferryLibrary();
    expect(await fake.library.cite(short, "plain")).toBe(await fake.library.cite(id, "plain"));
    expect(await fake.library.checkCitation(short)).toEqual(await fake.library.checkCitation(id));
  });

  it("means nothing once the words have changed", async () => {
    const { fake, short } = await ferryLibrary();
    put(fake.documents, "ferry.md", "The ferry leaves at ten, and not before.");
    await fake.library.sync();
    await expect(fake.library.cite(short, "plain")).rejects.toMatchObject({ code: "not_found" });
  });

  it("means nothing to whom the document does not exist", async () => {
    const { fake, short } = await ferryLibrary();
    await expect(fake.library.visibleTo(["land"]).cite(short, "plain")).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await fake.library.visibleTo(["sea"]).cite(short, "plain")).toContain("The ferry leaves at nine.");
  });
});
