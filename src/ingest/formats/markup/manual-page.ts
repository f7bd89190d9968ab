import { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace } from "../../clean.ts";
import { parseDate } from "../../metadata/dates.ts";
import type { Draft } from "../reader.ts";
import { requestArguments, troffWords } from "./troff-words.ts";

/** The name of the page: `.TH` of `man`, `.Dd` of `mdoc`. */
const NAME_LINE = /^\.(?:TH|Dd)[ \t]+\S/m;
const LONGEST_HEAD = 20_000;

/** Manuals of Unix begin with remarks and commands, whatever the name of their file, and say what they are called. */
export function isManualPage(text: string): boolean {
  if (!/^['.]/.test(text)) return false;
  const head = text.slice(0, LONGEST_HEAD);
  const before = head.slice(0, NAME_LINE.exec(head)?.index ?? 0).split("\n");
  return (
    NAME_LINE.test(head) && before.filter((line) => /^['.]|^\s*$/.test(line)).length * 2 > before.length - 1
  );
}

/** A manual page of troff, with the macros of `man` or `mdoc`: its headings, paragraphs, lists and code, without its commands. */
export function manualPageDraft(text: string): Draft {
  const page = new ManualPage();
  for (const line of text.replace(/\\\n/g, "").split("\n")) page.read(line);
  return page.draft();
}

/** Macros whose words are set in other letters or behind signs, and what the signs are. */
const INLINE: ReadonlySet<string> = new Set(
  "B I R SM SB BI BR IB IR RB RI Nm Nd Fl Ar Cm Ic Pa Em Sy Li Ql Dq Sq Qq Op Oo Oc Xr Ev Er Dv Va Vt Fa Fn Ft Ns Tn Ux An Aq Bq Pq Lk Mt No Cd Ad St At Bx Fx Nx Ox UR MT MR OP".split(
    " ",
  ),
);
/** Letters in turns: their words stand close together. */
const ALTERNATING = /^(?:BI|BR|IB|IR|RB|RI)$/;
const PARAGRAPH_ENDS: ReadonlySet<string> = new Set([
  "PP",
  "P",
  "LP",
  "Pp",
  "sp",
  "RS",
  "RE",
  "HP",
  "Bd",
  "Ed",
  "Bl",
  "El",
]);

class ManualPage {
  private readonly writer = new BlockWriter();
  private words: string[] = [];
  private code: string[] | null = null;
  private items: string[] = [];
  /** What a list's next item begins with: the next line (`.TP`), or nothing yet. */
  private isLabelNext = false;
  private isItem = false;
  private isSkipped = false;
  /** The lines of a table of `tbl` so far. */
  private table: string[] | null = null;
  private title = "";
  private date: string | null = null;
  /** What `.Nm` alone stands for. */
  private name = "";

  read(line: string): void {
    if (this.isSkipped) {
      this.isSkipped = !/^\.\.\s*$/.test(line);
      return;
    }
    if (this.table !== null && !line.startsWith(".TE")) {
      this.table.push(line);
      return;
    }
    const [, macro = "", rest = ""] = /^['.][ \t]*([A-Za-z]{1,10}|\\")?[ \t]*(.*)$/s.exec(line) ?? [];
    if (!/^['.]/.test(line)) this.text(line);
    else if (/^(?:de|ig|am)1?$/.test(macro)) this.isSkipped = true;
    else if (macro !== "" && macro !== '\\"') this.macro(macro, rest);
  }

  draft(): Draft {
    this.endParagraph();
    this.endTable();
    const { writer, title, date } = this;
    const evidence = "front-matter";
    return {
      text: writer.text,
      blocks: writer.blocks,
      pages: [],
      declared: {
        ...(title !== "" && { title: { value: title, evidence } }),
        ...(date !== null && { date: { value: date, evidence } }),
      },
      hasNoOpening: true,
    };
  }

  private text(line: string): void {
    if (this.code !== null) this.code.push(troffWords(line));
    else if (line.trim() === "") this.endParagraph();
    else this.add(troffWords(line));
  }

  private macro(macro: string, rest: string): void {
    if (macro === "TH" || macro === "Dt" || macro === "Dd") this.head(macro, rest);
    else if (/^(?:SH|Sh|SS|Ss)$/.test(macro)) {
      this.endParagraph();
      this.writer.add(
        "heading",
        collapseSpace(requestArguments(rest).map(troffWords).join(" ")),
        /^S[Hh]$/.test(macro) ? 2 : 3,
      );
    } else if (/^(?:nf|EX)$/.test(macro)) {
      this.endParagraph();
      this.code = [];
    } else if (/^(?:fi|EE)$/.test(macro)) this.endParagraph();
    else if (/^(?:TP|TQ|IP|It)$/.test(macro)) this.item(macro, rest);
    else if (macro === "TS") {
      this.endParagraph();
      this.table = [];
    } else if (macro === "TE") this.endTable();
    else if (PARAGRAPH_ENDS.has(macro)) this.endParagraph();
    else if (macro === "br") this.add("\n");
    else if (INLINE.has(macro)) this.inline(macro, rest);
  }

  private head(macro: string, rest: string): void {
    const [name = "", section = "", date = ""] = requestArguments(rest).map(troffWords);
    if (macro !== "Dd") this.title = section === "" ? name : `${name}(${section})`;
    if (macro !== "Dt")
      this.date = parseDate(macro === "TH" ? date : troffWords(rest).replace(/^\$Mdocdate:\s*|\s*\$$/g, ""));
  }

  private item(macro: string, rest: string): void {
    this.endItem();
    this.isItem = true;
    const label =
      macro === "IP" ? requestArguments(rest).slice(0, 1) : macro === "It" ? requestArguments(rest) : [];
    if (macro === "TP" || macro === "TQ") this.isLabelNext = true;
    else if (macro === "It") this.inline("It", label.join(" "));
    else if (!/^\\\(bu$|^[-*o•]$|^\\\[bu\]$/.test(label[0] ?? "")) this.add(troffWords(label.join(" ")));
    if (macro !== "TP" && macro !== "TQ" && this.words.length > 0) this.words.push(":");
  }

  private inline(macro: string, rest: string): void {
    const given = requestArguments(rest).map(troffWords);
    if (macro === "Nm" && given.length > 0 && this.name === "") this.name = given[0] ?? "";
    if (macro === "UR" || macro === "MT") this.add(given[0] ?? "");
    else if (macro === "Nm" && given.length === 0) this.add(this.name);
    else if (macro === "Nd") this.add(`– ${given.join(" ")}`);
    else if (macro === "Xr" || macro === "MR")
      this.add(`${given[0] ?? ""}(${given[1] ?? ""})${given.slice(2).join("")}`);
    else if (macro === "OP") this.add(`[${given.join(" ")}]`);
    else if (ALTERNATING.test(macro)) this.add(given.join(""));
    else this.add(/^[A-Z][a-z]$/.test(macro) ? calledMacros(macro, given) : given.join(" "));
  }

  private add(words: string): void {
    if (this.code !== null) {
      this.code.push(words);
      return;
    }
    this.words.push(words);
    if (this.isLabelNext && words.trim() !== "") {
      this.isLabelNext = false;
      this.words.push(":");
    }
  }

  private endItem(): void {
    const text = this.taken();
    if (this.isItem && text !== "") this.items.push(`- ${text.replaceAll("\n", " ")}`);
    else if (!this.isItem) this.paragraph(text);
    this.isItem = false;
    this.isLabelNext = false;
  }

  private endParagraph(): void {
    if (this.code !== null) {
      this.writer.add("code", this.code.join("\n"));
      this.code = null;
    }
    this.endItem();
    this.endList();
  }

  private paragraph(text: string): void {
    this.endList();
    this.writer.add("paragraph", text);
  }

  private endTable(): void {
    this.writer.add("table", tableRows(this.table ?? []).join("\n"));
    this.table = null;
  }

  private endList(): void {
    this.writer.add("list", this.items.join("\n"));
    this.items = [];
  }

  /** The words since the last block, their lines parted where the page parts them. */
  private taken(): string {
    const text = this.words
      .join(" ")
      .replace(/ :(?= |$)/g, ":")
      .split("\n")
      .map(collapseSpace)
      .filter((line) => line !== "")
      .join("\n");
    this.words = [];
    return text.replace(/:$/, "");
  }
}

/** The rows of a table of `tbl`: below its settings, which end with a full stop, cells parted by tabs. */
function tableRows(lines: readonly string[]): string[] {
  const settings = lines.findIndex((line) => /\.\s*$/.test(line));
  const rows: string[] = [];
  /** A cell of several lines stands between T{ and T}. */
  let isInCell = false;
  for (const line of lines.slice(settings + 1)) {
    if (RULE.test(line)) continue;
    const words = line.replace(/^\.(?:B|I|BR|IR)\s+/, "");
    const isEnd: boolean = isInCell && words.startsWith("T}");
    const shown = (isEnd ? words.slice(2) : words).replace(/T\{$/, "");
    if (isInCell) rows[rows.length - 1] = `${rows.at(-1) ?? ""}${isEnd ? "" : " "}${shown}`;
    else rows.push(shown);
    isInCell = words.endsWith("T{") || (isInCell && !isEnd);
  }
  return rows
    .map((row) => row.split("\t").map((cell) => collapseSpace(troffWords(cell))))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => cells.join(" | ").replace(/(?: \|)+\s*$/, ""));
}

const RULE = /^(?:[_=]\s*|\.\\".*|\.(?:sp|br|PP?|ad|na|ll)\b.*)$/;

/** Macros of `mdoc` that stand among the words of a line; all that they do to the words is to put signs around them. */
function calledMacros(macro: string, given: readonly string[]): string {
  const words: string[] = [];
  let closing = "";
  for (const word of [macro, ...given]) {
    if (word === "Fl") words.push("-\u0001");
    else if (word === "Op" || word === "Oo" || word === "Bq")
      [closing, words[words.length]] = [`]${closing}`, "[\u0001"];
    else if (word === "Pq") [closing, words[words.length]] = [`)${closing}`, "(\u0001"];
    else if (word === "Dq" || word === "Qq") [closing, words[words.length]] = [`”${closing}`, "“\u0001"];
    else if (word === "Oc") words.push("\u0002]");
    else if (word === "Ns") words.push("\u0002\u0001");
    else if (/^[.,;:)\]?!]$/.test(word)) words.push(`\u0002${word}`);
    else if (!INLINE.has(word) && word !== "It") words.push(word);
  }
  const text = `${words.join(" ")}${macro === "Oo" ? "" : closing}`;
  return text.replace(/\u0001 ?\u0002?| ?\u0002/g, "");
}
