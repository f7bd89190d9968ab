import { BlockWriter } from "../blocks/block-writer.ts";
import type { Draft } from "../formats/reader.ts";
import { letterHeadOf } from "./letter-head.ts";
import { writeLetter } from "./letter-text.ts";
import { headerField } from "./quoting-words.ts";

const FIELD = /^[>* \t]{0,20}(\p{L}[\p{L} ]{0,15}?)\*{0,2} ?[:：]/gmu;
const LONGEST_HEAD = 40;

/** A clean text that is a letter, or in which people answer each other's; null for any other. */
export function lettersDraft(text: string): Draft | null {
  if (!/^>/m.test(text) && !hasHead(text)) return null;
  const writer = new BlockWriter();
  const quoted = writeLetter(writer, text, false);
  if (!quoted.some(({ author }) => author !== null)) return null;
  const beginning = text.trimStart().split("\n", LONGEST_HEAD);
  const lines = beginning.map((line) => ({ text: line.trim(), isAfterBlank: false }));
  const blank = lines.findIndex((line) => line.text === "");
  const head = letterHeadOf(blank < 0 ? lines : lines.slice(0, blank));
  const evidence = "mail-header";
  return {
    text: writer.text,
    blocks: writer.blocks,
    pages: [],
    quoted,
    declared: {
      ...(head?.subject && { title: { value: head.subject, evidence } }),
      ...(head?.author && { authors: { value: [head.author], evidence } }),
      ...(head?.date && { date: { value: head.date, evidence } }),
    },
    hasNoOpening: head !== null,
  };
}

function hasHead(text: string): boolean {
  for (const [, name = ""] of text.matchAll(FIELD)) if (headerField(name) === "from") return true;
  return false;
}
