import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";

describe("a text with tracked changes and hidden words, as LibreOffice writes it", () => {
  it.each(["doc", "docx", "odt", "rtf"])(".%s: says what is shown", async (kind) => {
    const bytes = readFileSync(new URL(`../../fixtures/office/changes.${kind}`, import.meta.url));
    expect(blocksOf(await read(bytes, `changes.${kind}`))).toEqual([
      "The harbour master wrote down what was paid.",
      "The price of the ramp was fifty crowns, and no more.",
    ]);
  });
});
