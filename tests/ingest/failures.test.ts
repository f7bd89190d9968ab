import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../src/config/limits.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import { pdf, read } from "./support.ts";

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

describe("encodings", () => {
  it.each([
    ["UTF-8", bytes("Grüße, мир")],
    ["UTF-8 with a mark", bytes([0xef, 0xbb, 0xbf], "Grüße, мир")],
    ["UTF-16 LE", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Grüße, мир", "utf16le")])],
    ["UTF-16 BE", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("Grüße, мир", "utf16le").swap16()])],
  ])("%s is read", async (_, content) => {
    expect((await read(content, "a.txt")).text).toBe("Grüße, мир");
  });

  it("reads HTML in the encoding that it declares", async () => {
    const html = '<meta charset="windows-1252"><p>Gr\u00fc\u00dfe \u0093so\u0094</p>';
    expect((await read(Buffer.from(html, "latin1"), "a.html")).text).toBe("Grüße “so”");
    const latin =
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>\u00e9t\u00e9</p>';
    expect((await read(Buffer.from(latin, "latin1"), "a.html")).text).toBe("été");
  });
});

describe("files that cannot be read say why and what to do", () => {
  it("a word that no text has, at which expressions fail; Chinese has long lines without spaces", async () => {
    const word = "é".repeat(600_000);
    await expect(read(`A word: ${word} ends.`, "a.txt")).rejects.toThrow(
      "The text has a word of 600000 letters, the limit is 500000; remove the file.",
    );
    expect((await read("港口关闭了三个星期。".repeat(60_000), "a.txt")).text).toHaveLength(600_000);
  });

  it.each([
    ["empty", "", "a.txt", /empty/],
    ["blank", " \n\t\n", "a.md", /no text/],
    ["HTML without text", "<html><body><script>x()</script></body></html>", "a.html", /no text/],
    ["NUL bytes", bytes("abc", [0, 1, 2], "def"), "a.txt", /not text but binary/],
    ["control characters", bytes([1, 2, 3, 4, 5, 6, 7, 8], "abc"), "a.txt", /not text but binary/],
    ["a PNG image", bytes([0x89], "PNG\r\n"), "a.txt", /PNG/],
    ["a ZIP archive", bytes("PK\x03\x04abc"), "a.md", /ZIP/],
    ["a PDF named .txt", bytes("%PDF-1.4\n1 0 obj"), "a.txt", /PDF/],
    ["text named .pdf", "Just text.", "a.pdf", /not a PDF/],
    ["another kind of file", "x", "a.mp3", /Sound and film are not read/],
  ])("%s", async (_, content, path, reason) => {
    await expect(read(content, path)).rejects.toMatchObject({
      code: "unsupported_media_type",
      message: expect.stringMatching(reason) as string,
    });
  });

  it.each([
    ["damaged UTF-8", bytes("Grüße, мир ", [0xff], "n"), "a.txt", "Grüße, мир \uFFFDn", /1 place/],
    ["UTF-8 cut within a letter", bytes("Grüße, мир").subarray(0, -1), "a.txt", "Grüße, ми\uFFFD", /1 place/],
    ["an odd number of UTF-16 bytes", bytes([0xff, 0xfe, 0x41, 0, 0x42]), "a.txt", "A\uFFFD", /1 place/],
    ["an unknown encoding", '<meta charset="klingon"><p>A word.</p>', "a.html", "A word.", undefined],
  ])("but %s is read as far as it goes, and says what is lost", async (_, content, path, text, note) => {
    const document = await read(content, path);
    expect(document.text).toBe(text);
    if (note === undefined) expect(document.note).toBeUndefined();
    else expect(document.note).toMatch(note);
  });

  it("but elements nested without end are read, without their structure", async () => {
    const sentence = "The harbour was closed for three weeks.";
    const document = await read(`${"<div>".repeat(50_000)}<p>${sentence}`, "a.html");
    expect(document.text).toContain(sentence);
  });

  it("a cut-off PDF, at every place", async () => {
    const whole = await pdf({}, (document) => document.text("A page of text. ".repeat(50)));
    for (let share = 1; share < 10; share++) {
      const part = whole.subarray(0, Math.floor((whole.length * share) / 10));
      await expect(read(part, "a.pdf"), `${share}0 %`).rejects.toThrow(/cut off|damaged|not a PDF/);
    }
  });

  it("a PDF of images", async () => {
    const scan = await pdf({}, (document) => document.rect(10, 10, 100, 100).fill("red").addPage());
    await expect(read(scan, "a.pdf")).rejects.toThrow(/no text on the PDF.s 2 pages/);
  });

  it("an encrypted PDF", async () => {
    const secret = await pdf({ userPassword: "x" }, (document) => document.text("secret"));
    await expect(read(secret, "a.pdf")).rejects.toThrow(/encrypted.*password/);
  });

  it("a PDF with too many pages, a text with too many characters, a file with too many bytes", async () => {
    const limits = { ...defaultLimits, maxPages: 1, maxCharacters: 100, maxTextBytes: 200 };
    const two = await pdf({}, (document) => document.text("a").addPage().text("b"));
    const text = (length: number): Uint8Array => new TextEncoder().encode("x".repeat(length));
    const refused = (reason: RegExp): object => ({
      code: "payload_too_large",
      message: expect.stringMatching(reason) as string,
    });
    await expect(readContents(two, "a.pdf", limits)).rejects.toMatchObject(
      refused(/2 pages, the limit is 1/),
    );
    await expect(readContents(text(101), "a.txt", limits)).rejects.toMatchObject(
      refused(/101 characters.* 100/),
    );
    await expect(readContents(text(201), "a.txt", limits)).rejects.toMatchObject(
      refused(/201 bytes.* 200 bytes/),
    );
  });
});
