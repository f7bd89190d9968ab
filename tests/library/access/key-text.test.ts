import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyHash, keyIdIn, newKeyText } from "../../../src/library/access/key-text.ts";

describe("the text of a key", () => {
  it("begins with what a secret scanner looks for, and holds its id", () => {
    const { id, text } = newKeyText();
    expect(text).toMatch(/^pincite_[0-9a-f]{12}_[\w-]{49}$/);
    expect(keyIdIn(text)).toBe(id);
    expect(new Set(Array.from({ length: 100 }, () => newKeyText().text)).size).toBe(100);
  });

  it("is told from a mistyped one, whatever character was taken for another", () => {
    const { text } = newKeyText();
    const anyCharacter = fc.constantFrom("a", "b", "Z", "0", "9", "_", "-", ".", " ", "é");
    fc.assert(
      fc.property(fc.nat(text.length - 1), anyCharacter, (at, character) => {
        fc.pre(text[at] !== character);
        expect(keyIdIn(text.slice(0, at) + character + text.slice(at + 1))).toBeNull();
      }),
    );
  });

  it("is told from every text that is no key", () => {
    const { text } = newKeyText();
    for (const other of [
      "",
      "pincite_",
      ` ${text}`,
      `${text}\n`,
      text.slice(0, -1),
      `${text}a`,
      text.toUpperCase(),
    ])
      expect(keyIdIn(other)).toBeNull();
    fc.assert(
      fc.property(fc.string(), (other) => {
        expect(keyIdIn(other)).toBeNull();
      }),
    );
  });

  it("has a hash that is sha256 of the whole of it", () => {
    expect(keyHash("abc").toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
