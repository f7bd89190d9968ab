/** Characters of a chunk, about. Parsing takes more than linear time: 2.6 MB took 27 s whole, 64 kB at a time 7 s. */
const CHUNK = 65_536;

const FENCE = /^ {0,3}(?:```|~~~)/;
const LINK_DEFINITION = /^ {0,3}\[[^\]^][^\]]{0,200}\]:\s*\S/;

/**
 * Marks between two blank lines, which are what the parser may look for in vain to the end, one by one: its time grows with
 * their square, and 2,000 of `*a_ ` take it 0.1 s. In the Markdown texts of the collections measured on, a paragraph has
 * less than a hundred.
 */
const MARKS = 2_000;

/** How deep a line may stand in quotes and lists; nobody reads what stands deeper. */
const DEPTH = 50;

const MARK = /[*_~[\]`<&!:]/g;
/** What quotes and lists begin with, many levels of them at once. */
const OPENING = /^[\s>*+-]*/;
const CONTAINER = />|[*+-](?=\s)/g;

export interface MarkdownChunk {
  readonly text: string;
  /** Whether it is hardly anything but marks, and is taken as the plain text that it is. */
  readonly isPlain: boolean;
}

/**
 * Parts of a Markdown text that can be parsed one by one: cut before a heading or a paragraph that begins without
 * indent after a blank line, outside of code fences; and wherever a text has more marks together than a person writes.
 * Each part gets the link definitions of the whole text, of which there may be as many as one part holds.
 */
export function markdownChunks(text: string): MarkdownChunk[] {
  const chunks = new Chunks();
  for (const line of text.split("\n")) chunks.add(line);
  return chunks.all();
}

class Chunks {
  private readonly definitions: string[] = [];
  private definitionSize = 0;
  private readonly chunks: { lines: string[]; isPlain: boolean }[] = [];
  private lines: string[] = [];
  private size = 0;
  private marks = 0;
  private isFenced = false;
  private isAfterBlank = false;

  add(line: string): void {
    if (FENCE.test(line)) this.isFenced = !this.isFenced;
    else if (!this.isFenced && LINK_DEFINITION.test(line)) this.define(line);
    const marks = this.isFenced ? 0 : countOf(MARK, line);
    if (!this.isFenced && (marks > MARKS || depthOf(line) > DEPTH)) {
      this.close(false);
      this.lines = [line];
      this.close(true);
      return;
    }
    const isBeginning = this.isAfterBlank && !this.isFenced && /^[\p{L}#]/u.test(line);
    if ((this.size > CHUNK && isBeginning) || this.marks + marks > MARKS) this.close(false);
    this.lines.push(line);
    this.size += line.length + 1;
    this.isAfterBlank = line.trim() === "";
    this.marks = this.isAfterBlank ? 0 : this.marks + marks;
  }

  all(): MarkdownChunk[] {
    this.close(false);
    const isWhole = this.chunks.length === 1;
    return this.chunks.map(({ lines, isPlain }) => ({
      text: (isWhole || isPlain ? lines : [...lines, "", ...this.definitions]).join("\n"),
      isPlain,
    }));
  }

  private define(line: string): void {
    this.definitionSize += line.length + 1;
    if (this.definitionSize <= CHUNK) this.definitions.push(line);
  }

  private close(isPlain: boolean): void {
    if (this.lines.length > 0) this.chunks.push({ lines: this.lines, isPlain });
    this.lines = [];
    this.size = 0;
    this.marks = 0;
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
