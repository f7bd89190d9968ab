import fc from "fast-check";
import { expect, test } from "vitest";
import { asNoteMark, readNoteMarks, withNoteMarks } from "../../../src/ingest/blocks/note-mark-text.ts";

const part = fc.string({ unit: "binary", maxLength: 8 }).map((text) => text.replace(/[\u0002\u0003]/gu, ""));

test("what was told apart is found where it stands, in the text and in any stretch of it that holds it whole", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(part, part), { maxLength: 12 }), part, part, (pieces, before, after) => {
      const marked = pieces.map(([plain, mark]) => plain + asNoteMark(mark)).join("");
      const { text, noteMarks } = readNoteMarks(marked);
      expect(text).toBe(pieces.flat().join(""));
      expect(noteMarks.map(({ start, end }) => text.slice(start, end))).toEqual(
        pieces.map(([, mark]) => mark).filter((mark) => mark !== ""),
      );
      const moved = noteMarks.map(({ start, end }) => ({
        start: before.length + start,
        end: before.length + end,
      }));
      const span = { start: before.length, end: before.length + text.length };
      expect(withNoteMarks(before + text + after, span, moved)).toBe(marked);
    }),
  );
});

test("a marker without its partner is no mark, and no text", () => {
  expect(readNoteMarks("a\u0003b\u0002c\u0002d\u0003")).toEqual({
    text: "abcd",
    noteMarks: [{ start: 3, end: 4 }],
  });
  expect(readNoteMarks("a\u0002")).toEqual({ text: "a", noteMarks: [] });
});
