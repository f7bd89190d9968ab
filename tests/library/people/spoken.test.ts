import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FakeLibrary } from "../../fixtures/fake-library.ts";

async function shelf(): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  const put = (name: string, date: string, body: string): void => {
    writeFileSync(join(fake.documents, name), `---\ndate: ${date}\ntags: [harbour]\n---\n\n${body}\n`);
  };
  put(
    "late.md",
    "2022-03-01",
    "“The ferry is lost,” said Ulla Brandt. “The new piers are sinking,” said Halvard Olm.",
  );
  put("early.md", "2019-03-01", "“We have no money for the lighthouse,” Ulla Brandt said in the evening.");
  put("again.md", "2023-03-01", "In the evening Ulla Brandt told the board: “The ferry is lost.”");
  await fake.library.sync();
  return fake;
}

it("lists what a person says in order of time, the same words once with all places, each to be checked", async () => {
  const { library } = await shelf();
  const list = await library.statements({ name: "Brandt" });
  expect(list.people).toEqual([{ name: "Ulla Brandt", variants: [], statements: 3, documents: 3 }]);
  expect(list.statements.map(({ date, source }) => [date, source])).toEqual([
    ["2019-03-01", "early.md"],
    ["2022-03-01", "late.md"],
  ]);
  expect(list.statements[1]?.also.map(({ source }) => source)).toEqual(["again.md"]);
  for (const { id, documentId, start, end, text } of list.statements) {
    expect((await library.documentText(documentId)).slice(start, end)).toBe(text);
    expect((await library.checkCitation(id)).state).toBe("valid");
  }
});

it("keeps to a subject, to dates and to pages", async () => {
  const { library } = await shelf();
  const about = await library.statements({ name: "Ulla Brandt", about: "the lighthouses" });
  expect(about.statements.map(({ source }) => source)).toEqual(["early.md"]);
  const later = await library.statements({ name: "Brandt", filters: { from: "2020-01-01" } });
  expect(later.total).toBe(1);
  const page = await library.statements({ name: "Brandt", limit: 1 });
  expect([page.statements.length, page.total, page.nextOffset]).toEqual([1, 2, 1]);
});

it("gives what a letter quotes to whom it names, with its own date, and signatures to nobody", async () => {
  const fake = new FakeLibrary();
  const letter = [
    "From: Jane Doe <jane@example.org>",
    "Date: Tue, 17 Jul 2018 08:00:00 +0000",
    "Subject: The pier",
    "",
    "I do not agree with a word of it.",
    "",
    "On Mon, 16 Jul 2018 at 10:45, John Roe <john@example.org> wrote:",
    "> The pier must close before winter.",
    "-- ",
    "The harbour office is open on Mondays.",
  ].join("\r\n");
  writeFileSync(join(fake.documents, "pier.eml"), letter);
  await fake.library.sync();
  const said = async (name: string): Promise<unknown[]> =>
    (await fake.library.statements({ name })).statements.map(({ text, date, kind }) => [text, date, kind]);
  expect(await said("Jane Doe")).toEqual([["I do not agree with a word of it.", "2018-07-17", "own"]]);
  expect(await said("John Roe")).toEqual([["The pier must close before winter.", "2018-07-16", "own"]]);
  const [quoted] = (await fake.library.statements({ name: "John Roe" })).statements;
  expect((await fake.library.checkCitation(quoted?.id ?? "")).state).toBe("valid");
});

it("counts what stands in a copy once, and shows both places", async () => {
  const fake = new FakeLibrary();
  const letter =
    "From: Jane Doe <jane@example.org>\r\nDate: Tue, 17 Jul 2018 08:00:00 +0000\r\nSubject: The pier\r\n\r\nI do not agree.\r\n";
  writeFileSync(join(fake.documents, "pier.eml"), letter);
  mkdirSync(join(fake.documents, "archive"));
  writeFileSync(join(fake.documents, "archive", "pier.eml"), letter);
  await fake.library.sync();
  const { people } = await fake.library.people();
  expect(people).toEqual([{ name: "Jane Doe", variants: [], statements: 1, documents: 2 }]);
  const { statements } = await fake.library.statements({ name: "Jane Doe" });
  expect(statements.map(({ source, also }) => [source, also.map((other) => other.source)])).toEqual([
    ["archive/pier.eml", ["pier.eml"]],
  ]);
});

it("says of a name that nobody bears that nobody does", async () => {
  const { library } = await shelf();
  const list = await library.statements({ name: "Napoleon" });
  expect([list.people, list.statements, list.total]).toEqual([[], [], 0]);
  expect(list.note).toContain("Nobody called Napoleon");
  expect(list.notes).toMatchObject([{ code: "nobody-called", parameters: { name: "Napoleon" } }]);
  const near = await library.statements({ name: "Brand" });
  expect(near.note).toMatch(/ Near it: “Ulla Brandt”\.$/);
  const filtered = await library.statements({ name: "Brandt", filters: { tags: ["habour"] } });
  expect(filtered.note).toBe(
    "No statement of Brandt meets the limits. No document has the tag “habour”. Near it: “harbour”.",
  );
});

it("lists who speaks, and of documents that do not exist for whoever asks nobody", async () => {
  const { library } = await shelf();
  const { people, total } = await library.people();
  expect([people.map(({ name }) => name), total]).toEqual([["Ulla Brandt", "Halvard Olm"], 2]);
  const begun = await Promise.all(["olm", "h OLM", "BRA ul", "rand", ""].map((q) => library.people({ q })));
  expect(begun.map((list) => list.people.map(({ name }) => name))).toEqual([
    ["Halvard Olm"],
    ["Halvard Olm"],
    ["Ulla Brandt"],
    [],
    ["Ulla Brandt", "Halvard Olm"],
  ]);
  await expect(library.visibleTo(["other"]).statements({ name: "Brandt" })).rejects.toMatchObject({
    code: "library_not_built",
  });
});

it("puts together what is about one subject, in order of time, over pages", async () => {
  const { library } = await shelf();
  const all = await library.statements({ name: "Brandt", groupBy: "subject" });
  expect(all.subjects?.reduce((sum, { statements }) => sum + statements, 0)).toBe(all.total);
  const pages = await Promise.all(
    [0, 1].map((offset) => library.statements({ name: "Brandt", groupBy: "subject", limit: 1, offset })),
  );
  expect(pages.flatMap(({ statements }) => statements)).toEqual(all.statements);
  const names = new Set(all.subjects?.map(({ name }) => name));
  for (const { subject } of all.statements) expect(names.has(subject ?? null)).toBe(true);
  const plain = await library.statements({ name: "Brandt" });
  expect([plain.subjects, plain.statements[0]?.subject]).toEqual([undefined, undefined]);
  expect(new Set(plain.statements.map(({ id }) => id))).toEqual(new Set(all.statements.map(({ id }) => id)));
});

it("lists no country and no institution among people, and still tells what it says", async () => {
  const fake = new FakeLibrary();
  const text = [
    "Russia said that the talks would go on. The White House said that the talks were over.",
    "NATO warned that the talks would fail. Ukraine Ulla Brandt said that she would travel.",
    "Canadians said that the talks were useful. The Harbour Authority announced that the pier was closed.",
  ].join("\n\n");
  writeFileSync(join(fake.documents, "talks.md"), `${text}\n`);
  await fake.library.sync();
  const { people } = await fake.library.people();
  expect(people.map(({ name }) => name)).toEqual(["Ulla Brandt"]);
  for (const name of ["Russia", "the White House", "NATO", "Canadians", "Harbour Authority"]) {
    const list = await fake.library.statements({ name });
    expect([name, list.total, list.people.length]).toEqual([name, 1, 1]);
  }
  expect((await fake.library.statements({ name: "Talks" })).total).toBe(0);
});
