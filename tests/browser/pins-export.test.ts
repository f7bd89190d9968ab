import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Nodes } from "mdast";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { pinsAsCsv, pinsAsMarkdown, type ExportedPin } from "../../src/web/pins/pins-export.ts";

const COLUMNS = { words: "Words", citation: "Citation", link: "Link", state: "State", question: "Asked" };
const WORDING = { title: "Pinned", checked: "Checked: today", open: "Read it there", asked: "Asked:" };
const PIN: ExportedPin = {
  words: "Dues rose twice.",
  citation: "Berg, “The harbour”, 2021-12-03, harbour.md",
  link: "http://127.0.0.1:1/?passage=00000000000000bb-0-16-00000000",
  state: "Stands.",
  isPresent: true,
  question: "how often",
};

describe("Pins as Markdown", () => {
  it("quote the words, cite them, and link to them", () => {
    expect(pinsAsMarkdown([{ ...PIN, words: "One.\nTwo.\n\nThree." }], WORDING)).toBe(
      "# Pinned\n\nChecked: today\n\n> One.\\\n> Two.\n>\n> Three.\n\n" +
        "— Berg, “The harbour”, 2021-12-03, harbour.md. [Read it there](<http://127.0.0.1:1/?passage=00000000000000bb-0-16-00000000>)" +
        "\n\nAsked: how often\n",
    );
  });

  it("say first of words that are not the document's own any more that they are not", () => {
    const markdown = pinsAsMarkdown([{ ...PIN, isPresent: false, state: "Gone." }], WORDING);
    expect(markdown).toContain("**Gone.**\n\n> Dues rose twice.");
  });

  const piece = fc.oneof(
    fc.constantFrom(
      "# ",
      "- ",
      "1. ",
      "2) ",
      "*",
      "_",
      "`",
      "[x](y)",
      "![",
      "<b>",
      "&amp;",
      "~~",
      "| a |",
      "> ",
    ),
    fc.constantFrom(
      "\\",
      "***",
      "---",
      "===",
      "[^1]",
      "$x$",
      "```",
      "    ",
      "<!--",
      "+ ",
      "[x]: y",
      "\t",
      "\\\n",
    ),
    fc.string(),
    fc.constantFrom("\n", "\n\n", " ", "word"),
  );

  it("show exactly the words when they are read as Markdown, whatever these are", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const words = pieces.join("").replaceAll(/[\0\r]/gu, "");
        if (words.trim() === "") return;
        const tree = fromMarkdown(pinsAsMarkdown([{ ...PIN, words }], WORDING), {
          extensions: [gfm()],
          mdastExtensions: [gfmFromMarkdown()],
        });
        const quotes = tree.children.filter(({ type }) => type === "blockquote");
        expect(quotes).toHaveLength(1);
        expect(new Set(kindsIn(quotes[0]!))).toEqual(new Set(["blockquote", ...SHOWN_AS_TEXT(quotes[0]!)]));
        expect(shownIn(quotes[0]!).replaceAll(/\s+/gu, " ").trim()).toBe(
          words.replaceAll(/\s+/gu, " ").trim(),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** An address in the words becomes a link that shows the same words. */
const PLAIN = ["paragraph", "text", "break", "link"];
const SHOWN_AS_TEXT = (node: Nodes): string[] => kindsIn(node).filter((kind) => PLAIN.includes(kind));

function kindsIn(node: Nodes): string[] {
  return [node.type, ...("children" in node ? node.children.flatMap(kindsIn) : [])];
}

function shownIn(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  const inner =
    "children" in node ? node.children.map(shownIn).join(node.type === "blockquote" ? "\n" : "") : "";
  return inner;
}

describe("Pins as CSV", () => {
  const cells = (csv: string): string[][] => parse(csv, { bom: true });

  it("have a row for each pin below the names of the columns, as spreadsheets read it", () => {
    const csv = pinsAsCsv([{ ...PIN, words: 'He said "no",\nand left.' }], COLUMNS);
    expect(csv.startsWith('\uFEFF"Words","Citation",')).toBe(true);
    expect(csv).toContain("\r\n");
    expect(cells(csv)).toEqual([
      Object.values(COLUMNS),
      ['He said "no",\nand left.', PIN.citation, PIN.link, PIN.state, PIN.question],
    ]);
  });

  const FORMULA = /^[\s']*[=+\-@＝＋－＠]/u;
  const nasty = fc.array(
    fc.oneof(
      fc.constantFrom("=", "+", "-", "@", "＝", "\t", "\n", "\r\n", " ", "'", '"', ";", ",", "cmd|'/c'!A1"),
      fc.string(),
    ),
    { maxLength: 8 },
  );

  it("never begin a cell with a formula, and give the words back exactly", () => {
    fc.assert(
      fc.property(nasty, nasty, (first, second) => {
        const [words, citation] = [first.join(""), second.join("")];
        const csv = pinsAsCsv([{ ...PIN, words, citation }], COLUMNS);
        const [, row = []] = cells(csv);
        for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        expect(FORMULA.test(row[0]!) ? row[0]!.slice(1) : row[0]).toBe(words);
      }),
      { numRuns: 500 },
    );
  });

  it("begin no cell with a formula where a spreadsheet parts them at semicolons, either", () => {
    fc.assert(
      fc.property(nasty, nasty, (first, second) => {
        const csv = pinsAsCsv([{ ...PIN, words: first.join(""), citation: second.join("") }], COLUMNS);
        for (const cell of partedAtSemicolons(csv)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 500 },
    );
  });
});

/** As a spreadsheet takes a text apart: a cell that begins with a quotation mark ends with the next single one, and what follows belongs to it as it stands. */
function partedAtSemicolons(csv: string): string[] {
  const found: string[] = [];
  let at = 1;
  while (at < csv.length) {
    let cell = "";
    if (csv[at] === '"') {
      at += 1;
      while (at < csv.length && !(csv[at] === '"' && csv[at + 1] !== '"')) {
        if (csv[at] === '"') at += 1;
        cell += csv[at] ?? "";
        at += 1;
      }
      at += 1;
    }
    while (at < csv.length && !";\r\n".includes(csv[at]!)) {
      cell += csv[at]!;
      at += 1;
    }
    found.push(cell);
    at += 1;
  }
  return found;
}
