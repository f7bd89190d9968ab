import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstPage, MAX_PAGE_CHARACTERS, type TextPage } from "../../src/mcp/text-page.ts";

const LONG = "The ferry leaves at nine, and the harbour is quiet again.\n".repeat(900);

function pagesOf(text: string, start = 0, end = text.length): TextPage[] {
  const pages: TextPage[] = [];
  for (let next: number | null = start; next !== null; next = pages.at(-1)?.next ?? null) {
    pages.push(firstPage(text, { start: next, end }));
  }
  return pages;
}

describe("firstPage", () => {
  it("gives a short text at once", () => {
    const text = "Harbour notes";
    expect(firstPage(text, { start: 0, end: text.length })).toEqual({ start: 0, end: 13, text, next: null });
  });

  it("gives the range that is asked for, and no more than there is", () => {
    expect(firstPage("Harbour notes", { start: 8, end: 10 }).text).toBe("no");
    expect(firstPage("Harbour notes", { start: 8, end: 1_000 })).toMatchObject({ text: "notes", next: null });
  });

  it("ends a page at a paragraph before a line, and at a line before a word", () => {
    const filler = "word ".repeat(2_200);
    const paragraphs = `${filler}\n\nNext\nline here ${filler}`;
    expect(firstPage(paragraphs, { start: 0, end: paragraphs.length }).text).toBe(`${filler}\n\n`);
    const lines = `${filler}\nline here ${filler}`;
    expect(firstPage(lines, { start: 0, end: lines.length }).text).toBe(`${filler}\n`);
    const words = filler.repeat(2);
    expect(firstPage(words, { start: 0, end: words.length }).text).toMatch(/^(word )+$/);
  });

  it("gives the whole range in pages that follow each other", () => {
    const pages = pagesOf(LONG, 5, LONG.length - 5);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.map(({ text }) => text).join("")).toBe(LONG.slice(5, -5));
  });

  it("holds for any text and range: exact slices, within the limit, no torn character, nothing lost", () => {
    const unit = fc.constantFrom("a", " ", "\n", "\n\n", "😀", "é", "x".repeat(3_000), "😀".repeat(4_001));
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (units, one, other) => {
          const text = units.join("");
          const start = one % text.length;
          const end = start + 1 + (other % text.length);
          const pages = pagesOf(text, start, end);
          for (const page of pages) {
            expect(text.slice(page.start, page.end)).toBe(page.text);
            expect(page.text.length).toBeGreaterThan(0);
            expect(page.text.length).toBeLessThanOrEqual(MAX_PAGE_CHARACTERS + 2);
            expect(page.text).not.toMatch(/\p{Surrogate}/u);
          }
          const all = pages.map((page) => page.text).join("");
          expect(all).toContain(text.slice(start, end));
          expect(all.length).toBeLessThanOrEqual(Math.min(end, text.length) - start + 2);
        },
      ),
    );
  });
});
