import { addressParser, type Email } from "postal-mime";
import type { QuotedPart } from "../../../core/document.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { withoutMojibake } from "../../encoding/decode.ts";
import { findDateOfLine, parseDate } from "../../metadata/dates.ts";
import { letterAuthor } from "../../quoting/letter-author.ts";
import { markQuotes } from "../../quoting/letter-html.ts";
import { writeLetter } from "../../quoting/letter-text.ts";
import { LetterWriter } from "../../quoting/letter-writer.ts";
import { blocksOfParts } from "../../quoting/quoted-parts.ts";
import { writeHtml } from "../embedded-text.ts";
import { withoutArmour } from "./mail-text.ts";
import type { DeclaredMetadata, Draft } from "../reader.ts";

/** The letter itself: its subject, who wrote to whom, what is attached, and the text. Null where it says nothing. */
export function letterDraft(email: Email, attachments: readonly string[]): Draft | null {
  const subject = shown(email.subject ?? "");
  const body = bodyOf(email);
  if (subject === "" && body.text === "") return null;
  const writer = new LetterWriter();
  writer.add("heading", subject, 1);
  writer.add("list", headerLines(email, attachments).join("\n"));
  const head = writer.blocks.at(-1);
  const quoted = [
    ...(head?.kind === "list" ? [{ start: head.start, end: head.end, author: null, date: null }] : []),
    ...body.write(writer),
  ];
  const title = subject === "" ? firstLine(body.text) : subject;
  return {
    text: writer.text,
    blocks: blocksOfParts(writer.text, writer.blocks, quoted),
    pages: [],
    noteMarks: writer.noteMarks,
    quoted,
    declared: declaredBy(email, title, subject === ""),
  };
}

interface Body {
  /** To see whether and how it begins. */
  readonly text: string;
  /** Gives what of it others have written. */
  readonly write: (writer: LetterWriter) => QuotedPart[];
}

/** A text part with so much less than the HTML part is a note that the program cannot show HTML. */
const NOTE_SHARE = 0.2;

function bodyOf(email: Email): Body {
  const text = withoutMojibake(email.text ?? "").trim();
  const plain: Body = {
    text,
    write: (writer) => writeLetter(writer, withoutArmour(cleanText(text))),
  };
  if (email.html === undefined) return plain;
  const html = withoutMojibake(email.html);
  const trial = new LetterWriter();
  writeHtml(trial, html, markQuotes);
  if (text.length > trial.text.length * NOTE_SHARE) return plain;
  return {
    text: trial.text,
    write: (writer) => {
      const start = writer.text.length;
      writeHtml(writer, html, markQuotes);
      return writer.quotedFrom(start);
    },
  };
}

function headerLines(email: Email, attachments: readonly string[]): readonly string[] {
  const lines = ["From", "To", "Cc"].map(
    (name) => [name, addresses(email, name.toLowerCase()).map(fullAddress)] as const,
  );
  return [...lines, ["Attachments", attachments] as const]
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}: ${values.join(", ")}`);
}

interface Address {
  readonly name: string;
  readonly address: string;
}

/** Of all headers of the name, the members of groups among them. */
function addresses(email: Email, header: string): readonly Address[] {
  return email.headers
    .filter(({ key }) => key === header)
    .flatMap(({ value }) => addressParser(value, { flatten: true }))
    .map(({ name, address }) => ({ name: shown(name), address: shown(address ?? "") }))
    .filter(({ name, address }) => name !== "" || address !== "");
}

function fullAddress({ name, address }: Address): string {
  if (name === "" || address === "") return name + address;
  return `${name} <${address}>`;
}

function declaredBy(email: Email, title: string, weak: boolean): DeclaredMetadata {
  const evidence = "mail-header";
  const authors = [
    ...new Set(addresses(email, "from").map(({ name, address }) => letterAuthor(name, address))),
  ];
  const date = dateOf(email);
  return {
    ...(title !== "" && {
      title: weak ? { value: title, evidence: "headline", weak } : { value: title, evidence },
    }),
    ...(authors.length > 0 && { authors: { value: authors, evidence } }),
    ...(date !== null && { date: { value: date, evidence } }),
  };
}

/** As the sender wrote it, not as the day that it was in Greenwich; or when the letter was delivered. */
function dateOf(email: Email): string | null {
  const written = (name: string): string[] =>
    email.headers.filter(({ key }) => key === name).map(({ value }) => value);
  // Every server on the way puts its own line above the others.
  const received = written("received").map((line) => line.replace(/^.*;/s, ""));
  const dates = [...DATES.flatMap(written), ...received.toReversed()];
  for (const date of dates) {
    const field = withWholeYear(date.trim().replace(WEEKDAY, ""));
    const found = parseDate(field) ?? parseDate(date.trim()) ?? findDateOfLine(date)?.date ?? null;
    if (found !== null) return found;
  }
  return null;
}

const DATES = ["date", "resent-date", "delivery-date", "x-delivery-date"];
const WEEKDAY = /^\p{L}{2,12}\.?,?\s{0,5}(?=\d)/u;

const LONGEST_TITLE = 100;

/** Empty where the text begins with a whole paragraph. */
function firstLine(text: string): string {
  const line = text.split("\n").find((line) => line.trim() !== "" && !line.startsWith(">")) ?? "";
  return line.length <= LONGEST_TITLE ? collapseSpace(line) : "";
}

function shown(header: string): string {
  return collapseSpace(cleanText(withoutMojibake(header)));
}

/** Old programs write a year of two digits: "3 Mar 98 09:15". */
function withWholeYear(date: string): string {
  return date.replace(
    /^(\d{1,2} \p{L}{3,9} )(\d{2})(?= )/u,
    (_, day: string, year: string) => `${day}${Number(year) < 50 ? "20" : "19"}${year}`,
  );
}
