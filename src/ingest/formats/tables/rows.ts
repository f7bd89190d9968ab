import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { looksLikeHtml, writeHtml, writePlainText } from "../embedded-text.ts";
import type { Draft } from "../reader.ts";
import { readable, type Field } from "./rows-fields.ts";
import { declaredByFields } from "./rows-metadata.ts";
import { roleOf } from "./rows-columns.ts";

/**
 * The document that a record is, or null where all its fields are empty. The fields named as text are its text; every
 * other field that is not wholly in its title, authors, date, address or language stands below as "name: value". A record
 * without a text is all its fields, under the first of them.
 */
export function recordDraft(fields: readonly Field[]): Draft | null {
  const present = fields.filter(({ value }) => readable(value) !== "");
  if (present.length === 0) return null;
  const texts = present.filter(({ name }) => roleOf(name)?.role === "text");
  const { declared, title, used } = declaredByFields(present, texts);
  const writer = new BlockWriter();
  if (title !== null) writer.add("heading", title, 1);
  for (const { value } of texts) writeText(writer, readable(value));
  const others = present.filter((field) => !texts.includes(field));
  writeFields(writer, texts.length === 0 ? others : others.filter((field) => !used.has(field)));
  const isSaid = title === null && texts.every(({ value }) => isOneLine(readable(value)));
  return { text: writer.text, blocks: writer.blocks, pages: [], declared, hasNoOpening: isSaid };
}

/** A text of one line is what somebody says, and no heading, however it ends: headings are no part of passages. */
function writeText(writer: BlockWriter, text: string): void {
  if (looksLikeHtml(text)) writeHtml(writer, text);
  else if (isOneLine(text)) writer.add("paragraph", cleanText(text));
  else writePlainText(writer, text);
}

function isOneLine(text: string): boolean {
  return !looksLikeHtml(text) && !text.trim().includes("\n");
}

/** A value longer than this is a paragraph of its own. */
const LONGEST_LISTED = 300;

function writeFields(writer: BlockWriter, fields: readonly Field[]): void {
  let lines: string[] = [];
  const flush = (): void => {
    writer.add("list", lines.join("\n"));
    lines = [];
  };
  for (const { name, value } of fields) {
    const text = readable(value);
    if (text.length <= LONGEST_LISTED && !looksLikeHtml(text)) lines.push(`${name}: ${collapseSpace(text)}`);
    else {
      flush();
      writer.add("heading", name, 2);
      writeText(writer, text);
    }
  }
  flush();
}
