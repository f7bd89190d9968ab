import { BlockWriter } from "../../blocks/block-writer.ts";
import { asNoteMark, raised } from "../../blocks/note-mark-text.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { decodeBytes, knownEncoding } from "../../encoding/codecs.ts";
import type { RtfToken } from "./rtf-tokens.ts";

/** Where the characters of a group go. */
type Destination = "text" | "note" | "nowhere" | "fonts" | "styles" | "marker" | "info";

/** What is in force within a group, and ends with it. */
interface State {
  destination: Destination;
  /** The property that a group of `info` holds. */
  field: string;
  /** The code page of the font. */
  codePage: number;
  /** How many characters stand behind a Unicode character for programs that know none. */
  substitutes: number;
  hidden: boolean;
  raised: boolean;
  /** Of the letters, in half points. */
  size: number;
}

/** Groups that say nothing to a reader. */
const NOT_TEXT: ReadonlySet<string> = new Set(
  `colortbl pict object header headerl headerr headerf footer footerl footerr footerf listtable
   listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl fldinst annotation
   atnid atnauthor atntime bkmkstart bkmkend filetbl revtbl nonshppict sp xe tc rxe`.split(/\s+/),
);
const INFO_FIELDS: ReadonlySet<string> = new Set(["title", "author", "keywords", "creatim"]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["line", "\n"],
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["emspace", " "],
  ["enspace", " "],
  ["~", "\u00A0"],
  ["_", "\u2011"],
  ["{", "{"],
  ["}", "}"],
  ["\\", "\\"],
]);
/** The code pages of fonts by the number of their character set. */
const CODE_PAGES: ReadonlyMap<number, number> = new Map([
  [0, 1252],
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);
/** Of letters, in half points, where nothing is said. */
const USUAL_SIZE = 24;
/** A first paragraph in letters of 15 points or more, no longer than this, is the title, whatever its style. */
const TITLE_SIZE = 30;
const LONGEST_TITLE = 200;
/** Groups within groups; no program writes so many. */
const DEEPEST = 1_000;

/** Puts the text of an RTF file together, token by token. */
export class RtfText {
  private readonly writer = new BlockWriter();
  private readonly info = new Map<string, string>();
  private readonly fonts = new Map<number, number>();
  /** The levels of headings by the number of their style. */
  private readonly styles = new Map<number, number>();
  private style = 0;
  private styleName = "";
  private readonly stack: State[] = [];
  private state: State = {
    destination: "text",
    field: "",
    codePage: 1252,
    substitutes: 1,
    hidden: false,
    raised: false,
    size: USUAL_SIZE,
  };
  private defaultCodePage = 1252;
  private font = 0;
  private optional = false;
  private skipped = 0;
  private bytes: number[] = [];
  private line = "";
  /** Of the smallest letters in the line. */
  private lineSize = Infinity;
  private isFirst = true;
  private note = "";
  private readonly notes: string[] = [];
  private list: string[] = [];
  private marker = "";
  private level: number | null = null;
  private cells: string[] = [];
  private rows: string[] = [];
  private inTable = false;

  take(token: RtfToken): void {
    if (token.kind === "byte") this.takeByte(token.byte);
    else {
      this.decode();
      if (token.kind === "open") this.open();
      else if (token.kind === "close") this.close();
      else this.takeWord(token.word, token.number);
    }
  }

  finish(): { readonly writer: BlockWriter; readonly info: ReadonlyMap<string, string> } {
    this.decode();
    this.endParagraph();
    this.endTable();
    this.endList();
    this.writer.add("list", this.notes.map((note, at) => `${at + 1}. ${note}`).join("\n"));
    return { writer: this.writer, info: this.info };
  }

  private open(): void {
    if (this.stack.length < DEEPEST) this.stack.push({ ...this.state });
    this.optional = false;
  }

  private close(): void {
    const { destination } = this.state;
    const outer = this.stack.pop();
    if (outer === undefined) return;
    if (destination === "styles") this.endStyle();
    if (destination === "note" && outer.destination !== "note") {
      const note = collapseSpace(this.note);
      this.note = "";
      if (note !== "") this.line += asNoteMark(`[${this.notes.push(note)}]`);
    }
    this.state = outer;
  }

  private takeWord(word: string, number: number | null): void {
    if (word === "*") {
      this.optional = true;
      return;
    }
    const isOptional = this.optional;
    this.optional = false;
    if (this.enter(word, isOptional)) return;
    if (this.state.destination === "fonts") this.takeFont(word, number);
    else if (this.state.destination === "styles") this.takeStyle(word, number);
    else if (this.state.destination === "info") this.takeInfo(word, number);
    else this.takeTextWord(word, number);
  }

  /** Whether the word opens a group of another kind than the one around it. */
  private enter(word: string, isOptional: boolean): boolean {
    const { state } = this;
    if (word === "shptxt") state.destination = "text";
    else if (word === "fonttbl") state.destination = "fonts";
    else if (word === "info") state.destination = "info";
    else if (word === "stylesheet") state.destination = "styles";
    else if (word === "footnote") state.destination = "note";
    else if (word === "listtext" || word === "pntext") state.destination = "marker";
    else if (NOT_TEXT.has(word) || isOptional) state.destination = "nowhere";
    else return false;
    return true;
  }

  private takeFont(word: string, number: number | null): void {
    if (word === "f") this.font = number ?? 0;
    else if (word === "fcharset") {
      const page = CODE_PAGES.get(number ?? 0);
      if (page !== undefined) this.fonts.set(this.font, page);
    }
  }

  /** A style's group says its number, what it looks like, and its name. */
  private takeStyle(word: string, number: number | null): void {
    if (word === "s") this.style = number ?? 0;
    else if (word === "outlinelevel" && number !== null) this.styles.set(this.style, number);
  }

  private endStyle(): void {
    const level = /^heading (\d)/i.exec(this.styleName.trim())?.[1];
    if (level !== undefined && !this.styles.has(this.style)) this.styles.set(this.style, Number(level) - 1);
    else if (/^title;?$/i.test(this.styleName.trim())) this.styles.set(this.style, 0);
    this.style = 0;
    this.styleName = "";
  }

  private takeInfo(word: string, number: number | null): void {
    if (INFO_FIELDS.has(word)) this.state.field = word;
    else if (word === "u") this.unicode(number ?? 0);
    else if (word === "uc") this.state.substitutes = number ?? 1;
    else if (this.state.field === "creatim" && /^(?:yr|mo|dy)$/.test(word)) {
      const before = this.info.get("creatim");
      const part = String(number ?? 0).padStart(2, "0");
      this.info.set("creatim", before === undefined ? part : `${before}-${part}`);
    }
  }

  private takeTextWord(word: string, number: number | null): void {
    const sign = SIGNS.get(word);
    if (sign !== undefined) this.write(sign);
    else if (word === "u") this.unicode(number ?? 0);
    else if (word === "uc") this.state.substitutes = number ?? 1;
    else if (word === "ansicpg") this.state.codePage = this.defaultCodePage = number ?? 1252;
    else if (word === "mac") this.state.codePage = this.defaultCodePage = 10000;
    else if (word === "f") this.state.codePage = this.fonts.get(number ?? 0) ?? this.defaultCodePage;
    else if (word === "v" || word === "deleted") this.state.hidden = number !== 0;
    else if (word === "plain") Object.assign(this.state, { hidden: false, raised: false, size: USUAL_SIZE });
    else if (word === "fs") this.state.size = number ?? USUAL_SIZE;
    else if (word === "super") this.state.raised = number !== 0;
    else if (word === "nosupersub" || word === "sub") this.state.raised = false;
    else if (this.state.destination !== "text") {
      if (word === "par" && this.state.destination === "note") this.note += " ";
    } else this.takeLayout(word, number);
  }

  private takeLayout(word: string, number: number | null): void {
    if (word === "par" || word === "sect" || word === "page") {
      if (this.inTable) this.line += " ";
      else this.endParagraph();
    } else if (word === "pard") {
      this.level = null;
      this.inTable = false;
    } else if (word === "s") this.level = this.styles.get(number ?? 0) ?? null;
    else if (word === "intbl") this.inTable = true;
    else if (word === "outlinelevel") this.level = number;
    else if (word === "cell") {
      this.cells.push(collapseSpace(this.line));
      this.line = "";
    } else if (word === "row") {
      if (this.cells.some((cell) => cell !== ""))
        this.rows.push(this.cells.join(" | ").replace(/(?: \|)+\s*$/, ""));
      this.cells = [];
      this.line = "";
    }
  }

  private unicode(number: number): void {
    this.write(String.fromCharCode(number < 0 ? number + 0x1_0000 : number));
    this.skipped = this.state.substitutes;
  }

  private takeByte(byte: number): void {
    if (this.skipped > 0) this.skipped--;
    else this.bytes.push(byte);
  }

  private decode(): void {
    if (this.bytes.length === 0) return;
    const { codePage } = this.state;
    const name = codePage === 10000 ? "macroman" : codePage === 65001 ? "utf8" : `cp${codePage}`;
    const text = decodeBytes(Uint8Array.from(this.bytes), knownEncoding(name) ?? "windows1252");
    this.bytes = [];
    this.write(text);
  }

  private write(text: string): void {
    const { destination, field, hidden } = this.state;
    if (destination === "marker") this.marker += text;
    else if (destination === "styles") this.styleName += text;
    else if (destination === "info" && field !== "" && field !== "creatim")
      this.info.set(field, (this.info.get(field) ?? "") + text);
    else if (hidden) return;
    else if (destination === "note") this.note += text;
    else if (destination === "text") {
      this.line += this.state.raised ? raised(text) : text;
      if (text.trim() !== "") this.lineSize = Math.min(this.lineSize, this.state.size);
    }
  }

  private endParagraph(): void {
    const text = cleanText(this.line).split("\n").map(collapseSpace).join("\n").trim();
    const marker = collapseSpace(this.marker);
    const isTitle =
      this.isFirst && this.level === null && this.lineSize >= TITLE_SIZE && text.length <= LONGEST_TITLE;
    this.line = this.marker = "";
    this.lineSize = Infinity;
    if (text === "") return;
    this.isFirst = false;
    this.endTable();
    if (isTitle) this.writer.add("heading", text, 1);
    else if (this.level !== null && this.level >= 0 && this.level < 9) {
      this.endList();
      this.writer.add("heading", text, Math.min(this.level + 1, 6));
    } else if (marker !== "") this.list.push(`${/[\p{L}\p{N}]/u.test(marker) ? marker : "-"} ${text}`);
    else {
      this.endList();
      this.writer.add("paragraph", text);
    }
  }

  private endTable(): void {
    if (this.rows.length === 0) return;
    this.endList();
    this.writer.add("table", this.rows.join("\n"));
    this.rows = [];
  }

  private endList(): void {
    this.writer.add("list", this.list.join("\n"));
    this.list = [];
  }
}
