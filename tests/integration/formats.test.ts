import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { formatOf } from "../../src/ingest/format.ts";
import { defaultLimits } from "../../src/config/limits.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import { ALL_FORMATS, sampleFiles, type Findable, type SampleFile } from "../fixtures/sample-files.ts";
import { sliceFaults } from "../fixtures/slice-faults.ts";
import { put } from "../fixtures/temporary-folder.ts";
import { realLibrary, suiteFolder } from "./real-library.ts";
import { pincite } from "./running-program.ts";

const samples = await sampleFiles();
const findables = samples.flatMap((file) => file.finds.map((find) => [find.sentence, file, find] as const));

function sourceOf(file: SampleFile, { part }: Findable): string {
  return `news/${file.format}/${file.name}${part === null ? "" : `#${part}`}`;
}

describe("every format", () => {
  it("has a sample file that is known by its name", () => {
    expect(samples.map(({ name }) => formatOf(name))).toEqual(ALL_FORMATS);
  });

  it.each(samples)(
    "is cut into exact slices, each character once: $format",
    async ({ name, bytes, finds }) => {
      const { documents, problems } = await readContents(bytes, name, defaultLimits);
      expect(problems).toEqual([]);
      expect(documents.map(({ part }) => part)).toEqual(finds.map(({ part }) => part));
      for (const { document } of documents) {
        for (const maxTokens of [24, 48, 96, 256]) expect(sliceFaults(document, maxTokens)).toEqual([]);
      }
    },
  );
});

describe("a folder with files of every format", () => {
  const folder = suiteFolder();
  const directories = [join(folder, "documents"), join(folder, "index")] as const;
  let library: Library;

  beforeAll(async () => {
    for (const { format, name, bytes } of samples) put(directories[0], `news/${format}/${name}`, bytes);
    library = realLibrary(...directories);
    const report = await library.sync();
    expect(report).toMatchObject({
      failed: [],
      skipped: [],
      documents: findables.length,
      added: findables.length,
    });
  });
  afterAll(() => library.close());

  it.each(findables)("finds: %s", async (sentence, file, find) => {
    const { hits } = await library.search({ query: sentence, k: 3 });
    const [first] = hits;
    if (first === undefined) throw new Error("nothing found");
    const { document, passage } = first;
    expect(document).toMatchObject({
      source: sourceOf(file, find),
      title: find.title,
      author: find.author,
      date: find.date,
    });
    expect(passage.page).toBe(find.page);
    expect(passage.text).toContain(sentence);
    const text = await library.documentText(document.id);
    expect(text.slice(passage.start, passage.end)).toBe(passage.text);
    const highlights = passage.highlights.map(({ start, end }) => text.slice(start, end));
    expect(highlights).toContain(sentence);
  });

  it("keeps the exact text that its reader gave", async () => {
    for (const file of samples) {
      const { documents } = await readContents(file.bytes, file.name, defaultLimits);
      for (const { part, document } of documents) {
        const source = sourceOf(file, { ...file.finds[0]!, part });
        const summary = (await library.documents()).find((candidate) => candidate.source === source);
        expect(summary?.format).toBe(document.format);
        expect(await library.documentText(summary!.id)).toBe(document.text);
      }
    }
  });

  it("is whole, as doctor sees it, and has nothing to do in a second run", async () => {
    expect(await library.doctor()).toMatchObject({ ok: true });
    const flags = ["--documents", directories[0], "--index", directories[1]];
    const { code, stdout, stderr } = await pincite("index", "--json", ...flags);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      added: 0,
      updated: 0,
      removed: 0,
      unchanged: findables.length,
      embedded: 0,
    });
  });
});
