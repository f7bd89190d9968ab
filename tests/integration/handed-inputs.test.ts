import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../src/config/limits.ts";
import { readContents } from "../../src/ingest/read-document.ts";

const folder = new URL("../../../shared/reading/", import.meta.url);

async function textsOf(path: string): Promise<{ text: string; notes: string[] }> {
  const { documents } = await readContents(readFileSync(new URL(path, folder)), path, defaultLimits);
  return {
    text: documents.map(({ document }) => document.text).join("\n\n"),
    notes: documents.flatMap(({ document }) => document.note ?? []),
  };
}

describe.skipIf(!existsSync(folder))(
  "the reduced inputs for reading (skipped where they are missing)",
  () => {
    it.each([
      ["enc/h01-one-bad-byte.html", /1 place/],
      ["enc/h02-nul-bytes.html", /3 NUL bytes/],
      ["enc/h04-cut-off-utf8.txt", /1 place/],
      ["enc/h05-one-latin1-byte-in-utf8.txt", /1 place/],
      ["enc/h06-nul-at-end.txt", /1 NUL byte/],
    ])("%s is read, and says what is lost", async (path, note) => {
      const { text, notes } = await textsOf(path);
      expect(text).not.toBe("");
      expect(notes[0]).toMatch(note);
    });

    it.each([
      ["enc/h08-hebrew-no-charset.html", /\p{Script=Hebrew}{4}/u],
      ["enc/he-1255.txt", /\p{Script=Hebrew}{4}/u],
      ["enc/ru-mac.txt", /порта/u],
      ["office/o02-drop-cap.docx", /Thursday/],
      ["office/o06-title-row-above-header.csv", /Southport: 388/],
      ["office/o07-comment-lines.csv", /Southport: 388/],
      ["office/o08-shift-jis.csv", /住所: 東京/u],
      ["pdf/d02-whole-page-tilted-15.pdf", /eleven tonnes/],
      ["pdf/d03-margin-note-rotated.pdf", /\n\nApproved by the council/],
      ["pdf/d05-form-fields-filled.pdf", /Owner: \| Ilse Brandt/],
      ["pdf/d06-form-only-fields.pdf", /berth fourteen/],
      ["pdf/d07-freetext-and-note.pdf", /painted green\n\n.*without the lorry/],
      ["pdf/d12-mixed-rotations.pdf", /\n\nThis label is upside down/],
      ["pdf/d13-bullets-larger-glyph-columns.pdf", /• Slipways are cleared by the harbour crew/],
      ["pdf/d15-bullets-larger-glyph-one-column.pdf", /• Slipways are cleared by the harbour crew/],
    ])("%s is read right", async (path, right) => {
      expect((await textsOf(path)).text).toMatch(right);
    });

    it("a blank PDF is said to have no text on 1 page", async () => {
      await expect(textsOf("pdf/d11-blank-page.pdf")).rejects.toThrow(/no text on the PDF's 1 page/);
    });
  },
);
