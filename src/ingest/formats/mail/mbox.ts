import { AppError } from "../../../core/errors.ts";
import type { ContainerReader } from "../reader.ts";

/** Mailboxes: the letters of a folder one after the other, each a document with its attachments. */
export const mboxReader: ContainerReader = {
  format: "mbox",
  maxBytes: (limits) => limits.maxFileBytes,
  readParts(bytes, { maxEntries }) {
    // One byte a character, so that places in the text are places in the file.
    const source = Buffer.from(bytes).toString("latin1");
    const starts = [...source.matchAll(SEPARATOR)]
      .filter(([line]) => DATED.every((part) => part.test(line)))
      .map(({ index, 0: line }) => ({ index, line, body: index + line.length }));
    if (starts.length === 0) {
      const message = "The file is not a mailbox; give it its right file extension, or remove it.";
      throw new AppError("unsupported_media_type", message);
    }
    const parts = starts.slice(0, maxEntries).map(({ line, body }, at) => ({
      part: `letter ${at + 1}`,
      name: "letter.eml",
      bytes: letterIn(deliveryDate(line) + source.slice(body, starts[at + 1]?.index)),
    }));
    const reason = `The mailbox has more than ${maxEntries} letters, the limit; split it into smaller files.`;
    return Promise.resolve(
      starts.length > maxEntries ? [...parts, { part: `letters after ${maxEntries}`, reason }] : parts,
    );
  },
};

/**
 * The line that begins each letter: "From jane@example.org Mon Jul 16 10:45:00 2018", above its first header. Some programs
 * leave out the blank line before it; a sentence of a letter that begins with "From" seldom tells month, time and year.
 */
const SEPARATOR = /^From [^\n]{1,300}\n(?=[!-9;-~]{1,80}:|>From )/gm;
const DATED = [/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/i, /\b\d{1,2}:\d{2}\b/, /\b\d{4}\b/];

/** When the letter came, which the line before it tells, for one that does not say when it was written. */
function deliveryDate(line: string): string {
  const date =
    /(?:[A-Z][a-z]{2}\s)?[A-Z][a-z]{2}\s{1,2}\d{1,2}\s\d{1,2}:\d{2}(?::\d{2})?(?:\s[A-Z+-]\S{1,5})?\s\d{4}/.exec(
      line,
    )?.[0];
  return date === undefined ? "" : `Delivery-Date: ${date}\n`;
}

/** A line of the letter that begins like a separator has a mark before it. */
function letterIn(source: string): Uint8Array {
  return Buffer.from(source.replace(/^>(>*From )/gm, "$1"), "latin1");
}
