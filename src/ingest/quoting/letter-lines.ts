import { introductionIn } from "./introduction.ts";
import { letterHeadOf, type HeadLine } from "./letter-head.ts";

/** Who has written a line of a letter that its own writer has not. */
export interface LineWriter {
  /** Null where nobody is named. */
  readonly author: string | null;
  readonly date: string | null;
}

/** A line of a letter that is not blank. */
export interface LetterLine extends HeadLine {
  /** How many times over it is marked as quoted. */
  readonly depth: number;
  readonly isSignature: boolean;
}

/** What stands above a quotation and says whose it is, and what no person says. */
const NOBODY: LineWriter = { author: null, date: null };

/** Lines in which a program wraps what introduces a quotation. */
const LONGEST_INTRODUCTION = 4;
const LONGEST_HEAD = 40;

/**
 * For each line who has written it, null for the letter's own writer. Whose a quotation is, the line before it says ("On …, Jane
 * Doe wrote:") or the head that it begins with ("From: … Sent: …"); such lines, and signatures, are nobody's. Lines of one
 * letter that stand together have one and the same writer. Without `isMail` it is any text in which letters may stand.
 */
export function writersOf(lines: readonly LetterLine[], isMail: boolean): readonly (LineWriter | null)[] {
  return new Reading(lines, isMail).read();
}

class Reading {
  private readonly found: (LineWriter | null)[] = [];
  /** By depth. Whoever is quoted stays so until a line introduces somebody else: a reply may stand between the lines of a letter. */
  private readonly writers: (LineWriter | null)[] = [null];
  /** A signature, and who writes at its depth. */
  private signed: { readonly depth: number; readonly writer: LineWriter | null } | null = null;

  constructor(
    private readonly lines: readonly LetterLine[],
    private readonly isMail: boolean,
  ) {}

  read(): readonly (LineWriter | null)[] {
    for (let at = 0; at < this.lines.length;) {
      const line = this.lines[at];
      if (line === undefined) break;
      const isDeeper = line.depth > (this.lines[at - 1]?.depth ?? 0);
      if (isDeeper) this.enter(at);
      const announced = this.announcementAt(at, isDeeper);
      if (announced === null) {
        this.sign(line, this.lines[at - 1]);
        this.found[at] = this.writerAt(line.depth);
        at += 1;
      } else {
        this.begin(line.depth, announced);
        for (const end = at + announced.lines; at < end; at += 1) this.found[at] = NOBODY;
      }
    }
    return this.found;
  }

  private writerAt(depth: number): LineWriter | null {
    // Of two marks at once nobody says whose letter the outer one is.
    while (this.writers.length <= depth) this.writers.push({ ...NOBODY });
    return this.writers[depth] ?? null;
  }

  /** What begins at a line, deeper than the one before, is whose that one says, with those that it is wrapped in. */
  private enter(at: number): void {
    const outer = this.lines[at - 1]?.depth ?? 0;
    this.writerAt(outer);
    if (this.signed?.depth === outer) {
      this.writers[outer] = this.signed.writer;
      this.signed = null;
    }
    for (let count = LONGEST_INTRODUCTION; count > 0; count -= 1) {
      const above = this.lines.slice(Math.max(0, at - count), at);
      if (above.length < count || above.some(({ depth }) => depth !== outer)) continue;
      const found = introductionAbove(above);
      if (found === null) continue;
      this.found.fill(NOBODY, at - count, at);
      this.begin(outer + 1, found);
      return;
    }
    // "Begin forwarded message:", above the head of that message.
    const isTitle = /[:：]$/u.test(this.lines[at - 1]?.text ?? "");
    if (isTitle && letterHeadOf(this.runAt(at, LONGEST_HEAD)) !== null) this.found[at - 1] = NOBODY;
  }

  private announcementAt(at: number, isDeeper: boolean): (LineWriter & { readonly lines: number }) | null {
    return letterHeadOf(this.runAt(at, LONGEST_HEAD)) ?? this.introductionAt(at, isDeeper);
  }

  /** Of a quotation without marks. A person may write such a line; not so a program, nor the first line of what is marked. */
  private introductionAt(at: number, isDeeper: boolean): (LineWriter & { readonly lines: number }) | null {
    const run = this.runAt(at, LONGEST_INTRODUCTION);
    const count = run.findIndex(({ text }) => /[:：]$/u.test(text)) + 1;
    const next = this.lines[at + count];
    if (count === 0 || next === undefined || next.depth !== this.lines[at]?.depth) return null;
    const found = introductionAbove(run.slice(0, count));
    if (found === null || !(isDeeper || (this.isMail ? found.isSure : found.hasAddress))) return null;
    return { ...found, lines: count };
  }

  /** A line and those below it at its depth. */
  private runAt(at: number, most: number): readonly LetterLine[] {
    const lines = this.lines.slice(at, at + most);
    const other = lines.findIndex(({ depth }) => depth !== lines[0]?.depth);
    return other < 0 ? lines : lines.slice(0, other);
  }

  /** From here on the depth is of somebody else, and nothing is known of what is quoted below it. */
  private begin(depth: number, { author, date }: LineWriter): void {
    this.writerAt(depth);
    this.writers.splice(depth, Infinity, { author, date });
    if (this.signed !== null && this.signed.depth >= depth) this.signed = null;
  }

  private sign(line: LetterLine, former: LetterLine | undefined): void {
    if (!line.isSignature || former?.isSignature === true) return;
    this.signed = { depth: line.depth, writer: this.writerAt(line.depth) };
    this.writers[line.depth] = NOBODY;
  }
}

function introductionAbove(lines: readonly LetterLine[]): ReturnType<typeof introductionIn> {
  if (lines.slice(1).some(({ isAfterBlank }) => isAfterBlank)) return null;
  return introductionIn(lines.map(({ text }) => text).join(" "));
}
