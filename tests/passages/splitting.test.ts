import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, BlockKind, Document, Span } from "../../src/core/document.ts";
import type { Passage } from "../../src/core/passage.ts";
import { splitDocument } from "../../src/passages/splitting.ts";
import { familiarityOf } from "../../src/text/familiarity.ts";
import { arbitraryDocument } from "./arbitrary-document.ts";

/** Counts as the model's tokeniser does in kind: what white space parts is counted apart. */
const counters = {
  words: (text: string): number => wordsOf(text).length,
  "a quarter of the characters": (text: string): number =>
    wordsOf(text).reduce((sum, word) => sum + Math.ceil(word.length / 4), 0),
};

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

type Count = (text: string) => number;

/** A text in a script that the model spells out is measured in words. */
function shortest(text: string, count: Count): number {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  return Math.min(count(text), Math.floor(Math.max((words * 4) / 3, text.length / 12)));
}

const setting = fc.record({
  document: arbitraryDocument,
  countTokens: fc.constantFrom<Count>(...Object.values(counters)),
  maxTokens: fc.integer({ min: 96, max: 300 }),
});

function check(
  property: (passages: Passage[], document: Document, count: Count, maxTokens: number) => void,
): void {
  fc.assert(
    fc.property(setting, ({ document, countTokens, maxTokens }) => {
      property(splitDocument(document, { countTokens, maxTokens }), document, countTokens, maxTokens);
    }),
    { numRuns: 300 },
  );
}

const METADATA = new Set<BlockKind>(["title", "byline", "dateline"]);
const NOT_BODY = new Set<BlockKind>([...METADATA, "heading", "boilerplate"]);

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const overlap = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;
const isBlank = (document: Document, span: Span): boolean =>
  document.text.slice(span.start, span.end).trim() === "";

/** Whether any text stands in blocks that become passages on their own account. */
function hasBody(document: Document): boolean {
  return document.blocks.some((block) => !NOT_BODY.has(block.kind) && !isBlank(document, block));
}

/** The headings above a block, found by walking back from it. */
function headingsAbove(document: Document, index: number, below = 7): string[] {
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = document.blocks[at]!;
    if (isBlank(document, block)) continue;
    if (block.kind !== "heading" || block.level! >= below) continue;
    const text = wordsOf(document.text.slice(block.start, block.end)).join(" ");
    return [...headingsAbove(document, at, block.level), text];
  }
  return [];
}

/** A heading that stands above no body text before a heading of its own level or a higher one, and above no such heading. */
function isLone(document: Document, index: number): boolean {
  const { level } = document.blocks[index]!;
  for (const block of document.blocks.slice(index + 1)) {
    if (isBlank(document, block)) continue;
    if (block.kind === "heading" && block.level! <= level!) return true;
    if (block.kind === "heading" || !NOT_BODY.has(block.kind)) return false;
  }
  return true;
}

describe("of any document", () => {
  test("every passage and every sentence is an exact slice, every sentence inside of its passage", () => {
    check((passages, document) => {
      for (const passage of passages) {
        expect(passage.text).toBe(document.text.slice(passage.start, passage.end));
        expect(passage.text).toBe(passage.text.trim());
        expect(passage.text).not.toBe("");
        let position = passage.start;
        for (const sentence of passage.sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(position);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          expect(isBlank(document, { start: position, end: sentence.start })).toBe(true);
          position = sentence.end;
        }
        expect(position).toBe(passage.end);
      }
    });
  });

  test("passages are in text order and do not overlap", () => {
    check((passages) => {
      passages.slice(1).forEach((passage, index) => {
        expect(passage.start).toBeGreaterThanOrEqual(passages[index]!.end);
      });
    });
  });

  test("every character of its body that is not white space is in exactly one passage", () => {
    check((passages, document) => {
      const owners = new Uint8Array(document.text.length);
      for (const { start, end } of passages) for (let at = start; at < end; at += 1) owners[at]! += 1;
      const lost = document.blocks
        .filter(({ kind }) => !NOT_BODY.has(kind))
        .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))
        .filter((at) => owners[at] !== 1 && document.text.charAt(at).trim() !== "");
      expect(lost).toEqual([]);
    });
  });

  test("no passage is cut inside of a surrogate pair", () => {
    check((passages, document) => {
      for (const { start, end } of passages.flatMap((passage) => [passage, ...passage.sentences])) {
        for (const at of [start, end]) {
          expect(/^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(document.text.slice(at - 1, at + 1))).toBe(false);
        }
      }
    });
  });

  test("metadata and boilerplate are in no passage, unless the document has nothing else", () => {
    check((passages, document) => {
      for (const block of document.blocks.filter((candidate) => !isBlank(document, candidate))) {
        const touched = passages.some((passage) => overlap(passage, block));
        if (block.kind === "boilerplate") expect(touched).toBe(false);
        const nothingElse = !document.blocks.some(
          (other) => !METADATA.has(other.kind) && other.kind !== "boilerplate" && !isBlank(document, other),
        );
        if (METADATA.has(block.kind)) expect(touched).toBe(nothingElse);
      }
    });
  });

  test("a heading is a passage of its own where nothing stands below it, and in no passage otherwise", () => {
    check((passages, document) => {
      document.blocks.forEach((block, index) => {
        if (block.kind !== "heading" || isBlank(document, block)) return;
        const touching = passages.filter((passage) => overlap(passage, block));
        if (!isLone(document, index)) expect(touching).toEqual([]);
        else for (const passage of touching) expect(holds(block, passage)).toBe(true);
        if (isLone(document, index)) expect(touching.length).toBeGreaterThan(0);
      });
    });
  });

  test("a passage never crosses a heading, metadata or boilerplate", () => {
    check((passages, document) => {
      for (const passage of passages) {
        const inside = document.blocks.filter(
          (block) => overlap(passage, block) && !isBlank(document, block),
        );
        const kinds = new Set(inside.map(({ kind }) => (NOT_BODY.has(kind) ? kind : "body")));
        if (hasBody(document)) expect(kinds.size).toBe(1);
      }
    });
  });

  test("the headings of a passage are those above it", () => {
    check((passages, document) => {
      for (const passage of passages) {
        const index = document.blocks.findIndex((block) => overlap(passage, block));
        const block = document.blocks[index]!;
        const above = headingsAbove(document, index, block.kind === "heading" ? block.level! : 7);
        expect(passage.headings).toEqual(above);
      }
    });
  });

  test("a passage and its context fit into what the model reads at once, unless one character is too much", () => {
    check((passages, { text, blocks }, count, maxTokens) => {
      const isKnown = blocks.every(
        ({ start, end }) => familiarityOf(text.slice(start, Math.min(end, start + 400)), count) >= 0.5,
      );
      for (const passage of passages) {
        const length = isKnown ? count(passage.text) : shortest(passage.text, count);
        const tokens = count(passage.context) + length + 2;
        if (Array.from(passage.text).length > 1) expect(tokens).toBeLessThanOrEqual(maxTokens);
      }
    });
  });

  test("a passage's page is the one that it starts on", () => {
    check((passages, document) => {
      for (const passage of passages) {
        const page = document.pages.find(({ start, end }) => start <= passage.start && passage.start < end);
        expect(passage.page).toBe(page?.page ?? null);
      }
    });
  });

  test("the same document is always cut in the same way", () => {
    check((passages, document, countTokens, maxTokens) => {
      expect(splitDocument(structuredClone(document), { countTokens, maxTokens })).toEqual(passages);
    });
  });
});

const METADATA_OF_TREATY = {
  title: "The Treaty",
  authors: ["Igor Ivanov", "A. N. Other"],
  date: "2018-07-16",
  url: null,
  language: null,
  tags: [],
  evidence: { title: "headline" as const },
};

/** A document of blocks, a blank line between them; `# ` makes a heading. */
function documentOf(...blocks: (string | [BlockKind, string])[]): Document {
  const built: Block[] = [];
  let text = "";
  for (const block of blocks) {
    const heading = typeof block === "string" ? /^(#+) (.*)$/s.exec(block) : null;
    const [kind, content]: [BlockKind, string] =
      typeof block !== "string" ? block : heading ? ["heading", heading[2]!] : ["paragraph", block];
    if (text !== "") text += "\n\n";
    const span = { kind, start: text.length, end: text.length + content.length };
    built.push(heading ? { ...span, level: heading[1]!.length } : span);
    text += content;
  }
  return {
    format: "markdown",
    text,
    blocks: built,
    pages: [],
    metadata: METADATA_OF_TREATY,
  };
}

const split = (document: Document, maxTokens = 256): Passage[] =>
  splitDocument(document, { countTokens: counters.words, maxTokens });

const paragraph = (words: number): string => `Word ${"word ".repeat(words - 2)}end.`;

describe("paragraphs", () => {
  test("of a good size are passages of their own", () => {
    const document = documentOf(paragraph(100), paragraph(100));
    expect(split(document).map(({ text }) => wordsOf(text).length)).toEqual([100, 100]);
  });

  test("that are small join their neighbours under the same heading", () => {
    const document = documentOf("# One", paragraph(20), paragraph(20), "# Two", paragraph(20));
    expect(split(document).map(({ text, headings }) => [wordsOf(text).length, headings])).toEqual([
      [40, ["One"]],
      [20, ["Two"]],
    ]);
  });

  test("that are small do not join across boilerplate", () => {
    const document = documentOf("One sentence.", ["boilerplate", "Subscribe!"], "Another sentence.");
    expect(split(document).map(({ text }) => text)).toEqual(["One sentence.", "Another sentence."]);
  });

  test("that are too long are cut between sentences into parts of about equal size", () => {
    const document = documentOf(Array.from({ length: 30 }, () => paragraph(10)).join(" "));
    const sizes = split(document, 150).map(({ text }) => wordsOf(text).length);
    expect(sizes).toEqual([100, 100, 100]);
  });

  test("that are one endless sentence are cut between words", () => {
    const document = documentOf("word ".repeat(1_000).trim());
    for (const { text } of split(document)) expect(text).toMatch(/^(?:word ?)+$/);
  });
});

test("the context is title, authors, date and heading path", () => {
  const [passage] = split(documentOf("# One", "## Two", "A sentence."));
  expect(passage?.context).toBe("The Treaty. Igor Ivanov, A. N. Other. 2018-07-16. One › Two");
});

describe("a context that is too long leaves out, one after the other,", () => {
  const parts = { title: "title ".repeat(20).trim(), author: "author ".repeat(20).trim() };
  const contextOf = (outer: number, inner: number, title = parts.title): string | undefined => {
    const document = documentOf(`# ${"outer ".repeat(outer)}`, `## ${"inner ".repeat(inner)}`, "A sentence.");
    const metadata = { ...document.metadata, title, authors: [parts.author] };
    return split({ ...document, metadata })[0]?.context;
  };
  const start = `${parts.title}. ${parts.author}. 2018-07-16`;

  test.each([
    ["nothing while it fits", 10, 12, `${start}. ${"outer ".repeat(10)}› ${"inner ".repeat(12).trim()}`],
    ["the outer headings", 20, 20, `${start}. ${"inner ".repeat(20).trim()}`],
    ["the inner heading", 20, 30, start],
  ])("%s", (_, outer, inner, context) => {
    expect(contextOf(outer, inner)).toBe(context);
  });

  test("the date, the author and the title's end", () => {
    expect(contextOf(9, 9, "t ".repeat(44).trim())).toBe(`${"t ".repeat(44).trim()}. ${parts.author}`);
    expect(contextOf(9, 9, "t ".repeat(60).trim())).toBe("t ".repeat(60).trim());
    expect(contextOf(9, 9, "t ".repeat(90).trim())).toBe("t ".repeat(64).trim());
  });
});

test("a title without spaces that is too long for the context is cut between characters", () => {
  const document = documentOf("A sentence.");
  const titled = { ...document, metadata: { ...document.metadata, title: "条约".repeat(100) } };
  // A token for every character, as the model's tokeniser counts Chinese.
  const countTokens = (text: string): number => Array.from(text).length;
  const [passage] = splitDocument(titled, { countTokens, maxTokens: 256 });
  expect(passage?.context).toBe("条约".repeat(32));
});

test("a model that reads little leaves half of it to the passage", () => {
  const document = documentOf(paragraph(100));
  const titled = { ...document, metadata: { ...document.metadata, title: "title ".repeat(60) } };
  const sizes = split(titled, 62).map(({ text, context }) => [wordsOf(context).length, wordsOf(text).length]);
  expect(sizes).toEqual([
    [30, 25],
    [30, 25],
    [30, 25],
    [30, 25],
  ]);
});

test("a document of nothing but a title and an author is found by them", () => {
  const document = documentOf(
    ["title", "The Treaty"],
    ["byline", "By Igor Ivanov"],
    ["boilerplate", "Subscribe!"],
  );
  expect(split(document).map(({ text }) => text)).toEqual(["The Treaty\n\nBy Igor Ivanov"]);
});

test("blank headings and paragraphs do not hide a document's title", () => {
  const document = documentOf(["title", "The Treaty"], "# ", " \n ");
  expect(split(document).map(({ text }) => text)).toEqual(["The Treaty"]);
});

test("an empty document has no passages", () => {
  expect(split(documentOf())).toEqual([]);
  expect(split(documentOf(["boilerplate", "Skip to main content"]))).toEqual([]);
});

test("a section of two hundred thousand empty-looking lines is split", () => {
  // A zero-width space is a character that must be found somewhere, and no token.
  const lines = Array.from({ length: 200_000 }, () => "\u200B").join("\n");
  const document = documentOf(["list", lines], ["list", lines]);
  const passages = splitDocument(document, { countTokens: () => 0, maxTokens: 256 });
  expect(passages.flatMap(({ sentences }) => sentences)).toHaveLength(400_000);
});

test("an endless heading above many sections costs no more than it is long", () => {
  const sections = Array.from({ length: 500 }, (_, index) => [
    `## Part ${index}`,
    `Sentence ${index}.`,
  ]).flat();
  const document = documentOf(`# ${"word ".repeat(20_000)}`, ...sections);
  let counted = 0;
  const countTokens = (text: string): number => {
    counted += text.length;
    return counters.words(text);
  };
  expect(splitDocument(document, { countTokens, maxTokens: 256 })).toHaveLength(500);
  expect(counted).toBeLessThan(20 * document.text.length);
});

describe("a text that is hardly made of words", () => {
  const split = (text: string, countTokens: Count): Passage[] =>
    splitDocument(documentOf(text), { countTokens, maxTokens: 256 });
  const documentOf = (text: string): Document => ({
    format: "text",
    text,
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    pages: [],
    metadata: {
      title: "",
      authors: [],
      date: null,
      url: null,
      language: null,
      tags: [],
      evidence: { title: "file-name" },
    },
  });

  test.each([
    ["a run of letters", "x".repeat(500_000)],
    ["runs of letters", `${"x".repeat(30_000)} `.repeat(20)],
    ["sentences far apart", `A dam is high.${" ".repeat(100_000)}`.repeat(5)],
    ["line ends", `a${"\n".repeat(100_000)}b`],
  ])("is in no passage of more than 8,192 characters: %s", (_, text) => {
    const passages = split(text, counters.words);
    for (const passage of passages) {
      expect(passage.end - passage.start).toBeLessThanOrEqual(8_192);
      expect(passage.text).toBe(text.slice(passage.start, passage.end));
    }
    const written = passages.map((passage) => passage.text.replaceAll(/\s/gu, "")).join("");
    expect(written).toBe(text.replaceAll(/\s/gu, ""));
  });

  test("has its sentences whole, however far apart they are", () => {
    const passages = split(`A dam is high.${" ".repeat(100_000)}A lock is low.`, counters.words);
    expect(passages.map(({ text }) => text)).toEqual(["A dam is high.", "A lock is low."]);
  });
});

test("a paragraph of a hundred words is one passage in a script that the model spells out, too", () => {
  const sentence = "Старый мост через реку закрыли на ремонт до конца зимы.";
  const text = Array.from({ length: 10 }, () => sentence).join(" ");
  const countTokens = (part: string): number => (part.match(/[a-z]+|[^\sa-z]/gu) ?? []).length;
  const document = documentOf(text);
  expect(countTokens(text)).toBeGreaterThan(400);
  expect(splitDocument(document, { countTokens, maxTokens: 256 }).map((passage) => passage.text)).toEqual([
    text,
  ]);
});
