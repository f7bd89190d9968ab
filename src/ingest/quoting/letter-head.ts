import { collapseSpace } from "../clean.ts";
import { findDateOfLine, parseDate } from "../metadata/dates.ts";
import { letterAuthor } from "./letter-author.ts";
import { ANNOUNCED, headerField, type HeaderField } from "./quoting-words.ts";

/** The head of a letter in the midst of a text: "From: … Sent: … To: … Subject: …". */
export interface LetterHead {
  readonly author: string | null;
  readonly date: string | null;
  readonly subject: string | null;
  /** Lines that it takes, its announcement among them. */
  readonly lines: number;
}

/** A line that is not blank, without its marks of quotation. */
export interface HeadLine {
  readonly text: string;
  readonly isAfterBlank: boolean;
}

const RULED = /^[-_=*]{2,}\s*(\p{L}[^\n]{2,60}?)\s*[-_=*]{2,}:?$/u;
const FIELD = /^\*{0,2}(\p{L}[\p{L}\p{M} ()-]{0,20}?)\*{0,2}\s{0,2}[:：]\*{0,2}(?:\s+(.*))?$/u;
const LONGEST_ANNOUNCEMENT = 80;

type Fields = Map<HeaderField, string>;

/** The head that the lines begin with; null where they begin with none. */
export function letterHeadOf(lines: readonly HeadLine[]): LetterHead | null {
  const announcement = announcementIn(lines[0]?.text ?? "");
  const fields: Fields = new Map();
  let end = announcement === null ? 0 : 1;
  for (const line of lines.slice(end)) {
    const [, name = "", value = ""] = FIELD.exec(line.text) ?? [];
    const field = headerField(name);
    if (field === "from" && fields.has("from")) break;
    if (field === null && !goesOn(line, fields)) break;
    if (field !== null && !fields.has(field)) fields.set(field, value.trim());
    end += 1;
  }
  return headOf(fields, announcement, end) ?? (announcement === "told" ? NO_HEAD : null);
}

const NO_HEAD: LetterHead = { author: null, date: null, subject: null, lines: 1 };

/** Whether a line between dashes says that a letter follows ("told"), or it or one with a colon may say so. */
function announcementIn(line: string): "told" | "maybe" | null {
  const ruled = RULED.exec(line)?.[1];
  if (ruled !== undefined) return ANNOUNCED.test(ruled) ? "told" : "maybe";
  const isTitle = /[:：]$/u.test(line) && line.length < LONGEST_ANNOUNCEMENT;
  return isTitle && headerField(collapseSpace(line.slice(0, -1))) === null ? "maybe" : null;
}

/** A list of addressees that goes on in the next line. */
function goesOn({ text, isAfterBlank }: HeadLine, fields: Fields): boolean {
  return !isAfterBlank && fields.has("to") && /[@;]/u.test(text) && !/[.!?]$/u.test(text);
}

function headOf(fields: Fields, announcement: "told" | "maybe" | null, lines: number): LetterHead | null {
  const from = fields.get("from") ?? "";
  const sent = fields.get("date");
  if (from === "" || fields.size < 2) return null;
  // "From: Oslo, To: Bergen, Date: …" is the head of a journey.
  const isLetter = sent !== undefined && (fields.has("subject") || from.includes("@"));
  if (!isLetter && announcement !== "told") return null;
  const date = sent === undefined ? null : (findDateOfLine(sent)?.date ?? parseDate(sent));
  return { author: writerIn(from), date, subject: fields.get("subject") ?? null, lines };
}

const ADDRESS = /[<([]{0,3}(?:mailto:)?([^\s<>()[\]@"]{1,100}@[^\s<>()[\]@",;]{1,200})[>)\]]{0,3}/giu;
const DEPUTY = /\s(?:on behalf of|im auftrag von|de la part de|en nombre de|per conto di|namens)\s.*$/iu;

/** "Doe, Jane [mailto:jane@example.org]" */
function writerIn(from: string): string | null {
  const [, address = ""] = [...from.matchAll(ADDRESS)][0] ?? [];
  const name = from
    .replace(ADDRESS, " ")
    .replace(DEPUTY, "")
    .replace(/["*<>[\]()]/gu, " ");
  const author = letterAuthor(collapseSpace(name), address);
  return author === "" ? null : author;
}
