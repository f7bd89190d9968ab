import { collapseSpace } from "../../clean.ts";
import { CompoundFile, damagedFile } from "../ole/compound-file.ts";
import { declaredBySummary } from "../ole/summary.ts";
import type { Reader } from "../reader.ts";
import { PagedWriter } from "./paged-writer.ts";
import { isTableGroup, recordsIn, recordText, SHAPE_GROUP, tableRows } from "./ppt-tables.ts";

/** Presentations of PowerPoint 97 to 2003: each slide a page, with its title, its text, its tables and the speaker's notes. */
export const pptReader: Reader = {
  format: "ppt",
  maxBytes: (limits) => limits.maxFileBytes,
  read(bytes) {
    const file = CompoundFile.open(bytes, "a PowerPoint presentation");
    const stream = file.stream("/PowerPoint Document");
    if (stream === null) throw damagedFile();
    const writer = new PagedWriter();
    for (const [at, slide] of new Slides(Buffer.from(stream)).texts().entries()) {
      writer.turnTo(at + 1);
      for (const text of slide) writeText(writer, text);
    }
    const { text, blocks } = writer.blocks;
    return { text, blocks, pages: writer.pages, declared: declaredBySummary(file) };
  },
};

interface SlideText {
  readonly isTitle: boolean;
  /** A table's rows are lines, its cells parted by `|`. */
  readonly isTable?: boolean;
  readonly text: string;
}

/** Types of the records that hold text, or what it is. */
const SLIDE = 1006;
const NOTES = 1008;
const MASTER = 1016;
const SLIDES_WITH_TEXT = 4080;
const SLIDE_PLACE = 1011;
const NOTES_OF = 1009;
const TEXT_KIND = 3999;
/** Kinds of text that are titles. */
const TITLES: ReadonlySet<number> = new Set([0, 6]);
const DEEPEST = 30;

/** What is written on each slide and beside it, in the order of the file. */
class Slides {
  /** What the outline lists for each slide. */
  private readonly outline: SlideText[][] = [];
  /** The number by which notes name each slide. */
  private readonly ids: number[] = [];
  private readonly drawn: SlideText[][] = [];
  private readonly notes: { slide: number; readonly texts: SlideText[] }[] = [];
  private kind = -1;

  constructor(private readonly stream: Buffer) {
    this.visit(0, stream.length, null, 0);
  }

  texts(): SlideText[][] {
    return Array.from({ length: Math.max(this.outline.length, this.drawn.length) }, (_, at) => {
      const notes = this.notes.filter(({ slide }) => slide === this.ids[at]).flatMap(({ texts }) => texts);
      return withoutRepeats([...(this.outline[at] ?? []), ...(this.drawn[at] ?? []), ...notes]);
    });
  }

  private visit(from: number, to: number, target: SlideText[] | null, depth: number): void {
    const { stream } = this;
    let texts = target;
    for (const { type, instance, isContainer, from: start, to: end } of recordsIn(stream, from, to)) {
      const text = recordText(stream, type, start, end);
      if (text !== null) texts?.push({ isTitle: TITLES.has(this.kind), text });
      else if (type === TEXT_KIND && end >= start + 4) this.kind = stream.readUInt32LE(start);
      else if (type === NOTES_OF && end >= start + 4) this.notesOf(texts, stream.readUInt32LE(start));
      else if (type === SLIDE_PLACE && texts !== null && end >= start + 16) {
        this.ids.push(stream.readUInt32LE(start + 12));
        texts = opened(this.outline);
      } else if (type === SHAPE_GROUP && isTableGroup(stream, start, end)) {
        texts?.push({ isTitle: false, isTable: true, text: tableRows(stream, start, end).join("\n") });
      } else if (isContainer && type !== MASTER && depth < DEEPEST) {
        this.visit(start, end, this.targetWithin(type, instance, texts), depth + 1);
      }
    }
  }

  private targetWithin(type: number, instance: number, target: SlideText[] | null): SlideText[] | null {
    // Of the lists of slides the first is that of the slides; then come masters and notes.
    if (type === SLIDES_WITH_TEXT) return instance === 0 ? [] : null;
    if (type === SLIDE) return opened(this.drawn);
    if (type !== NOTES) return target;
    const texts: SlideText[] = [];
    this.notes.push({ slide: 0, texts });
    return texts;
  }

  private notesOf(texts: SlideText[] | null, slide: number): void {
    const last = this.notes.at(-1);
    if (last?.texts === texts) last.slide = slide;
  }
}

function opened(slides: SlideText[][]): SlideText[] {
  const texts: SlideText[] = [];
  slides.push(texts);
  return texts;
}

function withoutRepeats(texts: readonly SlideText[]): SlideText[] {
  return [...new Map(texts.toReversed().map((one) => [one.text, one])).values()].toReversed();
}

function writeText(writer: PagedWriter, { text: raw, isTitle, isTable = false }: SlideText): void {
  if (isTable) {
    writer.add("table", raw);
    return;
  }
  // A line end within a paragraph is a vertical tab here; "*" alone stands for a slide's number.
  const lines = raw
    .split("\r")
    .map(collapseSpace)
    .filter((line) => line !== "" && line !== "*");
  if (isTitle) writer.add("heading", lines.join(" "), 2);
  else if (lines.length < 2) writer.add("paragraph", lines.join("\n"));
  else writer.add("list", lines.map((line) => `- ${line}`).join("\n"));
}
