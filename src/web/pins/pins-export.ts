import { tableText } from "../../core/csv.ts";
import { markdownText } from "../../core/markdown.ts";

/** A pin as it is exported: what it says, where that stands, and what has become of it. */
export interface ExportedPin {
  /** Exactly as they stood when they were pinned. */
  readonly words: string;
  readonly citation: string;
  /** The address at which the words are read. */
  readonly link: string;
  /** What the server says of them, as a sentence. */
  readonly state: string;
  /** Whether they are the document's present words. */
  readonly isPresent: boolean;
  readonly question: string;
}

/** The names of the columns, in the language of the page. */
export type ExportColumns = Readonly<Record<"words" | "citation" | "link" | "state" | "question", string>>;

interface MarkdownWording {
  readonly title: string;
  /** When the words were checked. */
  readonly checked: string;
  readonly open: string;
  readonly asked: string;
}

/** As CommonMark, in which the words are shown exactly: whatever Markdown would read as its own is escaped. */
export function pinsAsMarkdown(pins: readonly ExportedPin[], wording: MarkdownWording): string {
  const items = pins.map(({ words, citation, link, state, isPresent, question }) => {
    const source = `— ${markdownText(citation)}. [${markdownText(wording.open)}](<${link}>)`;
    const asked = question === "" ? "" : `\n\n${markdownText(`${wording.asked} ${oneLine(question)}`)}`;
    const warning = isPresent ? "" : `**${markdownText(state)}**\n\n`;
    return `${warning}${quoted(words)}\n\n${source}${asked}\n`;
  });
  return [`# ${markdownText(wording.title)}\n`, `${markdownText(wording.checked)}\n`, ...items].join("\n");
}

/** Keeps the lines and the paragraphs of the words. */
function quoted(words: string): string {
  const lines = words
    .trim()
    .split(/\r?\n/u)
    .map((line) => markdownText(line.trim()));
  return lines
    .map((line, index) => {
      const isBroken = line !== "" && (lines[index + 1] ?? "") !== "";
      return line === "" ? ">" : `> ${line}${isBroken ? "\\" : ""}`;
    })
    .join("\n");
}

/**
 * As RFC 4180 has it, for a spreadsheet to open: with a byte order mark, CRLF, and every cell in quotation marks. The words
 * come first, so that they stand in one cell whatever sign a spreadsheet takes for the separator; the others are one line.
 */
export function pinsAsCsv(pins: readonly ExportedPin[], columns: ExportColumns): string {
  const names = ["words", "citation", "link", "state", "question"] as const;
  const rows = pins.map((pin) => names.map((name) => (name === "words" ? pin.words : oneLine(pin[name]))));
  const lines = [names.map((name) => columns[name]), ...rows].map((cells) => cells.map(cellOf).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  return `"${tableText(text).replaceAll('"', '""')}"`;
}

/** Also where a spreadsheet parts the cells at another sign than the comma, none of them begins with a formula. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/;(?=[\s'"]*[=+\-@＝＋－＠])/gu, ",");
}
