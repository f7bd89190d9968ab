/** Characters of a chunk, about. Parsing takes more than linear time: 2.6 MB took 27 s whole, 64 kB at a time 7 s. */
const CHUNK = 65_536;

const FENCE = /^ {0,3}(?:```|~~~)/;
const LINK_DEFINITION = /^ {0,3}\[(?<label>[^\]^][^\]]{0,200})\]:\s*\S/;
const FOOTNOTE = /^ {0,3}\[\^[^\]]{1,200}\]:/;
const LABEL = /\[([^[\]^][^[\]]{0,200})\]/g;
/** A heading by a line below it costs the more the more of them there are in a part: 4,000 take 3.5 s, 500 less than 0.2 s. */
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;
const MOST_UNDERLINED = 200;
/** What ends a heading, so that the next line begins a block: a line of `=` or `-` below it, or the heading's own line. */
const HEADING_END = /^(?: {0,3}(?:=+|-+)\s*$|#{1,6}\s)/;

/**
 * Marks between two blank lines, which are what the parser may look for in vain to the end, one by one: its time grows with
 * their square, and 2,000 of `*a_ ` take it 0.1 s. In the Markdown texts of the collections measured on, a paragraph has
 * less than a hundred.
 */
const MARKS = 2_000;
/** Each footnote is opened anew for each of those below it: 700 of them take 0.3 s, and count as so many marks. */
const FOOTNOTE_MARKS = 10;

/** How deep a line may stand in quotes and lists; nobody reads what stands deeper. */
const DEPTH = 50;

const MARK = /[*_~[\]`<&!:]/g;
/** What quotes and lists begin with, many levels of them at once. */
const OPENING = /^(?:[\s>*+-]|\d{1,9}[.)](?=\s))*/;
const CONTAINER = />|[*+-](?=\s)|\d[.)]/g;

export interface MarkdownChunk {
  readonly text: string;
  /** Whether it is hardly anything but marks, and is taken as the plain text that it is. */
  readonly isPlain: boolean;
}

/**
 * Parts of a Markdown text that can be parsed one by one: cut before a heading or a paragraph that begins without
 * indent after a blank line, outside of code fences; and wherever a text has more marks together than a person writes.
 * Each part gets the definitions of the links in it, as many as one part holds.
 */
export function markdownChunks(text: string): MarkdownChunk[] {
  const chunks = new Chunks();
  for (const line of text.split("\n")) chunks.add(line);
  return chunks.all();
}

class Chunks {
  /** By their labels; the first of two alike counts. */
  private readonly definitions = new Map<string, string>();
  private readonly chunks: { lines: string[]; isPlain: boolean }[] = [];
  private lines: string[] = [];
  private size = 0;
  private marks = 0;
  private isFenced = false;
  private isAfterBlank = false;
  private isAfterHeading = false;
  private underlined = 0;

  add(line: string): void {
    if (FENCE.test(line)) this.isFenced = !this.isFenced;
    else if (!this.isFenced && LINK_DEFINITION.test(line)) this.define(line);
    const marks = this.isFenced ? 0 : countOf(MARK, line) + (FOOTNOTE.test(line) ? FOOTNOTE_MARKS : 0);
    if (!this.isFenced && (marks > MARKS || depthOf(line) > DEPTH)) {
      this.close(false);
      this.lines = [line];
      this.close(true);
      return;
    }
    const isBeginning =
      (this.isAfterBlank || this.isAfterHeading) && !this.isFenced && /^[\p{L}#]/u.test(line);
    const isFull = this.isAfterHeading && this.underlined > MOST_UNDERLINED && !this.isFenced;
    if ((this.size > CHUNK && isBeginning) || isFull || this.marks + marks > MARKS) this.close(false);
    if (UNDERLINE.test(line)) this.underlined++;
    this.lines.push(line);
    this.size += line.length + 1;
    this.isAfterBlank = line.trim() === "";
    this.isAfterHeading = HEADING_END.test(line);
    this.marks = this.isAfterBlank ? 0 : this.marks + marks;
  }

  all(): MarkdownChunk[] {
    this.close(false);
    const isWhole = this.chunks.length === 1;
    return this.chunks.map(({ lines, isPlain }) => ({
      text: (isWhole || isPlain ? lines : [...lines, "", ...this.definitionsFor(lines)]).join("\n"),
      isPlain,
    }));
  }

  private define(line: string): void {
    const label = (LINK_DEFINITION.exec(line)?.groups?.label ?? "").toLowerCase();
    if (!this.definitions.has(label)) this.definitions.set(label, line);
  }

  private definitionsFor(lines: readonly string[]): string[] {
    const labels = new Set(
      [...lines.join("\n").matchAll(LABEL)].map(([, label = ""]) => label.toLowerCase()),
    );
    let size = 0;
    return [...labels]
      .flatMap((label) => this.definitions.get(label) ?? [])
      .filter((line) => (size += line.length + 1) <= CHUNK);
  }

  private close(isPlain: boolean): void {
    if (this.lines.length > 0) this.chunks.push({ lines: this.lines, isPlain });
    this.lines = [];
    this.size = 0;
    this.marks = 0;
    this.underlined = 0;
  }
}

/** A list within a list is told by its indent too, of two columns at least. */
const INDENTED_ITEM = /^([ \t]+)(?:[*+-]|\d{1,9}[.)])(?=\s)/;
const LEAST_INDENT = 2;

function depthOf(line: string): number {
  const indent = INDENTED_ITEM.exec(line)?.[1]?.length ?? 0;
  return countOf(CONTAINER, OPENING.exec(line)?.[0] ?? "") + indent / LEAST_INDENT;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
