import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { filledNotice } from "../../../src/api/notices/notice-filling.ts";
import { notice, noticesIn, sentencesOf } from "../../../src/api/notices/notice.ts";
import { NOTICE_CODES, NOTICES, type NoticeTemplate } from "../../../src/api/notices/notice-table.ts";
import { GERMAN_NOTICES, germanNotice } from "../../../src/web/messages/german-notices.ts";

const formsOf = (template: NoticeTemplate): readonly string[] =>
  typeof template === "string" ? [template] : template;
const namesIn = (template: NoticeTemplate): string[] => [
  ...new Set(formsOf(template).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))),
];

const words = fc.stringMatching(/^[a-zäß][a-zäß0-9]{0,8}$/);
const filled = fc
  .constantFrom(...NOTICE_CODES)
  .chain((code) =>
    fc
      .tuple(
        ...namesIn(NOTICES[code]).map((name) => (name === "count" ? fc.nat(2_000_000).map(String) : words)),
      )
      .map((values) =>
        notice(code, Object.fromEntries(namesIn(NOTICES[code]).map((name, at) => [name, values[at]!]))),
      ),
  );

describe("a notice", () => {
  it("has its code again when it is read back from its sentence", () => {
    fc.assert(
      fc.property(filled, (said) => {
        expect(noticesIn(said.text)).toEqual([said]);
      }),
    );
  });

  it("is told from those before and behind it", () => {
    fc.assert(
      fc.property(fc.array(filled, { minLength: 1, maxLength: 4 }), (said) => {
        expect(
          noticesIn(sentencesOf(said))
            .map(({ text }) => text)
            .join(" "),
        ).toBe(sentencesOf(said));
        expect(noticesIn(sentencesOf(said)).map(({ code }) => code)).toEqual(said.map(({ code }) => code));
      }),
    );
  });

  it("is “other” where its sentence is not of the table, and nothing of a text is lost", () => {
    expect(noticesIn("Bees ate it.")).toEqual([{ code: "other", parameters: {}, text: "Bees ate it." }]);
    expect(noticesIn(null)).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          noticesIn(text)
            .map((one) => one.text)
            .join(" "),
        ).toBe(text);
      }),
    );
  });

  it("names what stands in the sentence, numbers as digits", () => {
    expect(
      noticesIn(
        "stale: the file can no longer be read, and this is its former text. The PDF is damaged (bad XRef); get or export a new copy of it.",
      ),
    ).toMatchObject([{ code: "former-text" }, { code: "pdf-damaged", parameters: { why: "bad XRef" } }]);
    expect(
      noticesIn(
        "2 files of kinds that are not read, a.exe among them: Programs and their files are not read.",
      ),
    ).toMatchObject([
      { code: "archived-kinds-not-read", parameters: { count: "2", name: "a.exe" } },
      { code: "kind-program" },
    ]);
    expect(noticesIn("1 file is waiting to be read.")).toMatchObject([
      { code: "files-waiting", parameters: { count: "1" } },
    ]);
    expect(notice("files-waiting", { count: 1200 })).toEqual({
      code: "files-waiting",
      parameters: { count: "1200" },
      text: "1,200 files are waiting to be read.",
    });
    expect(noticesIn("1,200 files are waiting to be read.")).toMatchObject([
      { parameters: { count: "1200" } },
    ]);
  });
});

test.each(NOTICE_CODES)("%s has a German sentence, which names nothing else", (code) => {
  const forms = formsOf(GERMAN_NOTICES[code]);
  expect(forms.filter((form) => form.trim() === "")).toEqual([]);
  expect(namesIn(GERMAN_NOTICES[code]).filter((name) => !namesIn(NOTICES[code]).includes(name))).toEqual([]);
  expect(forms.join(" ")).not.toMatch(/[”"]/);
});

test("the German page writes numbers and quotations as German does, and leaves what it does not know", () => {
  expect(germanNotice(notice("files-waiting", { count: 1200 }))).toBe(
    "1.200 Dateien sind noch nicht eingelesen.",
  );
  expect(germanNotice(notice("files-waiting", { count: 1 }))).toBe("1 Datei ist noch nicht eingelesen.");
  expect(germanNotice(notice("phrase-absent", { phrases: "“the lake”, “ice”" }))).toContain(
    "„the lake“, „ice“",
  );
  expect(germanNotice({ code: "other", parameters: {}, text: "Bees ate it." })).toBeNull();
  expect(germanNotice({ code: "toString" as "other", parameters: {}, text: "x" })).toBeNull();
  const style = { number: String, quotation: String };
  expect(filledNotice("{a} {constructor}", { a: "{b}" }, style)).toBe("{b} {constructor}");
});

/*
 * What readers of files and syncs say of a file is stored as a sentence. A new one needs its code in `NOTICES` and its German words
 * in `GERMAN_NOTICES`, or the German page would show it in English.
 */
const root = fileURLToPath(new URL("../../../src/", import.meta.url));
const folders = ["ingest", "library/sync", "store/damage.ts"];
const sources = folders.flatMap((folder) =>
  folder.endsWith(".ts")
    ? [join(root, folder)]
    : readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => join(root, folder, name)),
);
/** Said to whoever runs the program, and never of a file. */
const OF_THE_PROGRAM = [
  /^A document reader has no network/,
  /^The reader of files cannot start/,
  /^This version of pdf-parse/,
  /^The package @tesseract/,
  /^Reading was stopped/,
  /^The local tesseract failed/,
  /^Another process is indexing/,
  /^(?:The documents folder|The folder|There is no|Nothing|No file|Only)/,
];

/** Literals that are whole sentences; what is filled in stands for itself. */
function sentencesIn(source: string): string[] {
  const code = source.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "").replace(/(["`])\s*\+\s*(["`])/g, "");
  return [...code.matchAll(/"((?:[A-Z]|stale: |damaged: )[^"\n]*[a-z)][.]) ?"|`([A-Z][^`\n]*[a-z)}][.]) ?`/g)]
    .map(([, plain, template]) => (plain ?? template ?? "").replace(/\$\{[^}]*\}/g, "something"))
    .filter((sentence) => sentence.split(" ").length > 3)
    .filter((sentence) => !OF_THE_PROGRAM.some((own) => own.test(sentence)));
}

test("every sentence that a reader or a sync says of a file has a code", () => {
  const said = sources.flatMap((path) => sentencesIn(readFileSync(path, "utf8")));
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter((sentence) => noticesIn(sentence).some(({ code }) => code === "other"))).toEqual([]);
});
