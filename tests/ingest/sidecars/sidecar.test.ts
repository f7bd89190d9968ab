import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { defaultLimits } from "../../../src/config/limits.ts";
import { applySidecars } from "../../../src/ingest/sidecars/read-sidecars.ts";
import { readFile } from "../../../src/ingest/read-file.ts";
import { readSidecar } from "../../../src/ingest/sidecars/sidecar-metadata.ts";
import { isSidecar, MAX_SIDECAR_BYTES, sidecarsOf } from "../../../src/ingest/sidecars/sidecar.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { read } from "../support.ts";

const TEXT =
  "The Harbour\n\nBy Jane Doe\n\n16 July 2018\n\nThe harbour was closed for three weeks, and the council met every evening to hear the pilots.\n";

const place = { folder: "" };
beforeEach(() => {
  place.folder = temporaryFolder();
  writeFileSync(join(place.folder, "a.txt"), TEXT);
});

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(place.folder, name), content);
}

async function readOk(name = "a.txt") {
  const result = await readFile(join(place.folder, name), defaultLimits);
  if (!result.ok) throw new Error(result.reason);
  return { ...result, metadata: result.documents[0]!.document.metadata };
}

const FIELDS = {
  title: "Another Title",
  authors: ["Ann Poe", { name: "Li Wei" }],
  date: "13 July 2017",
  url: "https://example.org/other",
  tags: ["harbour", "Ships", "harbour"],
  language: "en-GB",
};

describe("the names of sidecars", () => {
  it("lists where a sidecar of a file may stand, the best first", () => {
    expect(sidecarsOf("/d/report.pdf")).toEqual([
      "/d/report.pdf.meta.json",
      "/d/report.pdf.meta.yaml",
      "/d/report.pdf.meta.yml",
      "/d/report.meta.json",
      "/d/report.meta.yaml",
      "/d/report.meta.yml",
    ]);
    expect(sidecarsOf("notes")).toEqual(["notes.meta.json", "notes.meta.yaml", "notes.meta.yml"]);
  });

  it.each(["a.meta.json", "/d/a.pdf.meta.yaml", "b.meta.yml"])("%s is one, and has none itself", (path) => {
    expect([isSidecar(path), sidecarsOf(path)]).toEqual([true, []]);
  });

  it.each([
    "a.json",
    "meta.json",
    ".meta.json",
    "a.meta.jsonl",
    "a.meta",
    "a.meta.json.txt",
    "/a.meta.json/b.txt",
  ])("%s is none", (path) => {
    expect(isSidecar(path)).toBe(false);
  });

  it("names sidecars only, whatever the file is called", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^/\0]{1,20}$/), (name) => {
        fc.pre(name !== "." && name !== ".." && !isSidecar(name));
        expect(sidecarsOf(`/d/${name}`).filter((path) => !isSidecar(path))).toEqual([]);
      }),
    );
  });
});

describe("a sidecar", () => {
  it.each([
    ["a.meta.json", JSON.stringify(FIELDS)],
    ["a.txt.meta.json", `\uFEFF${JSON.stringify(FIELDS)}`],
    [
      "a.meta.yaml",
      "title: Another Title\nAuthor: Ann Poe and Li Wei\ndate: 2017-07-13\nurl: https://example.org/other\nkeywords: harbour, Ships, HARBOUR\nlang: en",
    ],
    [
      "a.txt.meta.yml",
      "title: Another Title\nauthors:\n - Ann Poe\n - Li Wei\npublished: July 13, 2017\nlink: https://example.org/other\ntags: [harbour, Ships]\nlanguage: English",
    ],
  ])("%s overrides what the file says of itself", async (name, content) => {
    write(name, content);
    const result = await readOk();
    expect(result.problems).toEqual([]);
    expect(result.metadata).toEqual({
      title: "Another Title",
      authors: ["Ann Poe", "Li Wei"],
      date: "2017-07-13",
      url: "https://example.org/other",
      tags: ["harbour", "Ships"],
      language: "en",
      evidence: {
        title: "sidecar",
        authors: "sidecar",
        date: "sidecar",
        url: "sidecar",
        tags: "sidecar",
        language: "sidecar",
      },
    });
  });

  it("leaves what it does not name as the file says it", async () => {
    write("a.meta.yaml", "tags: [harbour]");
    expect((await readOk()).metadata).toMatchObject({
      title: "The Harbour",
      authors: ["Jane Doe"],
      date: "2018-07-16",
      tags: ["harbour"],
      evidence: { title: "headline", authors: "byline", date: "dateline", tags: "sidecar" },
    });
  });

  it("of the whole name counts more than one of the name without extension", async () => {
    write("a.meta.json", '{"title": "General", "tags": ["general"]}');
    write("a.txt.meta.json", '{"title": "Special"}');
    expect((await readOk()).metadata).toMatchObject({ title: "Special", tags: ["general"] });
  });

  it("changes nothing of the text and its blocks", async () => {
    const before = await readOk();
    write("a.meta.json", JSON.stringify(FIELDS));
    const after = await readOk();
    const { metadata: _, ...document } = before.documents[0]!.document;
    expect(after.documents[0]!.document).toMatchObject(document);
  });

  it.each([
    ["no JSON", "{title: "],
    ["a list", "[1]"],
    ["a text", '"title"'],
    ["nothing", ""],
    ["no known field", '{"colour": "red"}'],
    ["binary", Uint8Array.from({ length: 300 }, (_, at) => at % 256)],
    ["too large", " ".repeat(MAX_SIDECAR_BYTES) + "{}"],
  ])("that is %s is a problem, and the document is read", async (_, content) => {
    write("a.meta.json", content);
    const result = await readOk();
    expect(result.metadata.title).toBe("The Harbour");
    expect(result.problems).toHaveLength(1);
    expect(result.problems[0]!.part).toBe("a.meta.json");
    expect(result.problems[0]!.reason).toMatch(/^The sidecar .*\.$/);
  });

  it("of YAML aliases that unfold to more and more is a problem", async () => {
    const lines = Array.from(
      { length: 30 },
      (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`,
    );
    write("a.meta.yaml", ["a0: &a0 [x, x]", ...lines, "title: Bomb"].join("\n"));
    const result = await readOk();
    expect(result.problems.map(({ part }) => part)).toEqual(["a.meta.yaml"]);
  });

  it("with a field that is not understood gives the others, and says what is wrong", async () => {
    write("a.meta.json", '{"title": "Good", "date": "31 February 2018", "url": "somewhere"}');
    const result = await readOk();
    expect(result.metadata).toMatchObject({ title: "Good", date: "2018-07-16", url: null });
    expect(result.problems.map(({ reason }) => reason)).toEqual([
      "The sidecar is not used in full: its date is not understood, write it as YYYY-MM-DD; its url is not understood, write an address that begins with https://.",
    ]);
  });

  it("that is a link or a folder is not followed", async () => {
    write("elsewhere.json", '{"title": "Elsewhere"}');
    symlinkSync(join(place.folder, "elsewhere.json"), join(place.folder, "a.meta.json"));
    mkdirSync(join(place.folder, "a.meta.yaml"));
    const result = await readOk();
    expect(result.metadata.title).toBe("The Harbour");
    expect(result.problems.map(({ part }) => part)).toEqual(["a.meta.json", "a.meta.yaml"]);
  });

  it("never makes the reading of a document fail, whatever is in it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), fc.boolean(), (content, isJson) => {
        const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
        const { declared, problem } = readSidecar(bytes, isJson ? "a.meta.json" : "a.meta.yaml");
        expect(Object.keys(declared).length > 0 || problem !== null).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the content hash", () => {
  it("changes when a sidecar appears, changes, can no longer be read or goes", async () => {
    const hashes = [(await readOk()).contentHash];
    for (const content of ['{"title": "One"}', '{"title": "Two"}', " ".repeat(MAX_SIDECAR_BYTES + 1)]) {
      write("a.meta.json", content);
      hashes.push((await readOk()).contentHash);
    }
    expect(new Set(hashes).size).toBe(4);
    rmSync(join(place.folder, "a.meta.json"));
    expect((await readOk()).contentHash).toBe(hashes[0]);
  });

  it("stays the same when file and sidecar move together", async () => {
    write("a.meta.json", '{"title": "One"}');
    const before = (await readOk()).contentHash;
    renameSync(join(place.folder, "a.txt"), join(place.folder, "b.txt"));
    renameSync(join(place.folder, "a.meta.json"), join(place.folder, "b.meta.json"));
    expect((await readOk("b.txt")).contentHash).toBe(before);
  });
});

describe("a file of several documents", () => {
  it("gives its parts what the sidecar says and they do not, but no title and no address", async () => {
    const whole = await read(TEXT, "a.txt");
    const declared = readSidecar(new TextEncoder().encode(JSON.stringify(FIELDS)), "a.meta.json").declared;
    const contents = { documents: [{ part: "row 1", document: whole }], problems: [] };
    const [part] = applySidecars(contents, { declared, problems: [], hashes: [] }).documents;
    expect(part!.document.metadata).toMatchObject({
      title: "The Harbour",
      authors: ["Jane Doe"],
      date: "2018-07-16",
      url: null,
      tags: ["harbour", "Ships"],
      evidence: { title: "headline", tags: "sidecar" },
    });
  });
});
