import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Difference } from "../../../src/api/differences/difference-responses.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";

async function shelf(): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  const put = (name: string, date: string, body: string): void => {
    writeFileSync(join(fake.documents, name), `---\ndate: ${date}\ntitle: The Orsk dam\n---\n\n${body}\n`);
  };
  put(
    "first.md",
    "2016-05-02",
    "The Orsk dam was opened in March 2014. Mayor Hale said the Orsk dam cost 40 million euros.",
  );
  put(
    "second.md",
    "2016-05-09",
    "The Orsk dam was inaugurated in May 2014. Mayor Hale said the Orsk dam cost 62 million euros.",
  );
  put(
    "other.md",
    "2016-05-10",
    "The Lahn dam was opened in June 2013. Mayor Quist said the Lahn dam cost 90 million euros.",
  );
  await fake.library.sync();
  return fake;
}

async function expectCited(
  library: FakeLibrary["library"],
  difference: Difference | undefined,
): Promise<void> {
  for (const { id, documentId, start, end, text, value } of difference?.statements ?? []) {
    expect((await library.documentText(documentId)).slice(start, end)).toBe(text);
    expect((await library.checkCitation(id)).state).toBe("valid");
    expect(text).toContain(value);
  }
}

it("sets beside the answer what other sources say of the same thing, each cited, the earlier one first", async () => {
  const { library } = await shelf();
  const result = await library.ask({ question: "When was the Orsk dam opened?", k: 1 });
  const differences = result.answered ? result.differences : undefined;
  expect(differences?.map(({ kind }) => kind)).toEqual(["date"]);
  expect(differences?.[0]?.statements.map(({ value, source }) => [value, source])).toEqual([
    ["March 2014", "first.md"],
    ["May 2014", "second.md"],
  ]);
  await expectCited(library, differences?.[0]);
});

it("says nothing of differences that are not asked for", async () => {
  const { library } = await shelf();
  const result = await library.ask({ question: "Who opened the Orsk dam?" });
  expect(result.answered ? result.differences : undefined).toBeUndefined();
});

it("sets a person's statements against each other, and not another person's", async () => {
  const { library } = await shelf();
  const { differences } = await library.statements({ name: "Hale" });
  expect(differences?.map(({ kind, statements }) => [kind, statements.map(({ value }) => value)])).toEqual([
    ["number", ["40 million", "62 million"]],
  ]);
  await expectCited(library, differences?.[0]);
  expect((await library.statements({ name: "Quist" })).differences).toBeUndefined();
});
