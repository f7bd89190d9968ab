import type { Span } from "../core/document.ts";
import type { Language } from "../text/forms.ts";
import type { Alignment, Step } from "./alignment.ts";
import { matterOf, type Matter } from "./grave-matter.ts";
import { isNegation } from "../text/negations.ts";
import { GapRemarks, isPlainSpelling, writtenRemark, type RemarkKind } from "./remarks.ts";
import type { Quotation, Unit } from "./units.ts";

/** Words of the quotation or of the document, by their place in its text. */
export interface Words extends Span {
  readonly text: string;
}

export interface Difference {
  readonly kind: "changed" | "omitted" | "added";
  readonly matter: Matter | null;
  /** Null where the quotation has nothing in its place. */
  readonly quoted: Words | null;
  readonly original: Words | null;
}

/** A quotation beside the stretch of a document that is nearest to it. */
export interface Comparison {
  /** The stretch of the document's text. */
  readonly place: Words;
  /** The stretch of the quotation. */
  readonly quoted: Words;
  /** Grave ones first, then in the order of the quotation. */
  readonly differences: readonly Difference[];
  readonly remarks: ReadonlyMap<RemarkKind, string>;
  /** Units of the quotation, without what it has put in brackets. */
  readonly units: number;
  /** How many of them stand there. */
  readonly matched: number;
  /** Units of the document that are left out without a mark. */
  readonly omitted: number;
}

/** A stretch of a document's text with its units, whose offsets are those of the document. */
export interface Stretch {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly language: Language;
}

interface Open {
  quote: [number, number] | null;
  text: [number, number] | null;
}

/** Tells how a quotation differs from the text that it is aligned with; null where nothing of it stands there. */
export function compare(quotation: Quotation, stretch: Stretch, alignment: Alignment): Comparison | null {
  const steps = trimmed(alignment.steps);
  const same = steps.filter(({ kind }) => kind === "same");
  // Also where the first or the last word is another one: what it stands for belongs to the place.
  const standing = same.length === 0 ? [] : steps.filter(({ text }) => text[0] < text[1]);
  const [first, last] = [standing[0], standing.at(-1)];
  if (first === undefined || last === undefined) return null;
  const place = wordsOf(stretch.text, stretch.units, [first.text[0], last.text[1]]);
  const units = quotation.units.filter(({ isSetApart }) => !isSetApart).length;
  const reader = new StepReader(quotation, stretch);
  for (const step of steps) reader.read(step);
  const { differences, remarks } = reader.end();
  const all: [number, number] = [0, quotation.units.length];
  return {
    place,
    quoted: wordsOf(quotation.text, quotation.units, all),
    differences: [...differences].sort((left, right) => rankOf(left) - rankOf(right)),
    remarks,
    units,
    matched: same
      .flatMap(({ quote }) => quotation.units.slice(...quote))
      .filter(({ isSetApart }) => !isSetApart).length,
    omitted: steps.filter(({ kind }) => kind === "omitted").length,
  };
}

/** Without words of the text before the first and behind the last step that takes one of the quotation. */
function trimmed(steps: readonly Step[]): readonly Step[] {
  const takes = ({ quote }: Step): boolean => quote[0] < quote[1];
  return steps.slice(steps.findIndex(takes), steps.findLastIndex(takes) + 1);
}

const RANKS = ["negation", "number", "name", null] as const;

function rankOf({ matter }: Difference): number {
  return RANKS.indexOf(matter);
}

/** Goes along the steps and gathers what differs and what is only remarked. */
class StepReader {
  private readonly differences: Difference[] = [];
  private readonly remarks = new Map<RemarkKind, string>();
  private readonly gaps: GapRemarks;
  private readonly keepsAccents: boolean;
  private open: Open = { quote: null, text: null };
  private former: Step | null = null;
  /** Whether the former step is of what stands in brackets. */
  private afterBrackets = false;

  constructor(
    private readonly quotation: Quotation,
    private readonly stretch: Stretch,
  ) {
    this.gaps = new GapRemarks(quotation.text, stretch.text);
    this.keepsAccents = !isPlainSpelling(quotation.text);
  }

  read(step: Step): void {
    const quoted = this.quotation.units.slice(...step.quote);
    const isBracketed = quoted.length > 0 && quoted.every(({ isSetApart }) => isSetApart);
    if (step.kind === "same") this.readSame(step, quoted);
    else if (step.kind === "left out with a mark") this.remark("ellipsis", this.leftOut(step));
    else if (isBracketed) this.remark("brackets", "Words in square brackets are the quoting writer's.");
    else if (step.kind === "omitted" && (this.isNote(step) || this.afterBrackets)) return;
    else this.differ(step);
    this.afterBrackets = isBracketed;
    this.former = step;
  }

  end(): { readonly differences: readonly Difference[]; readonly remarks: ReadonlyMap<RemarkKind, string> } {
    this.close();
    return { differences: this.differences, remarks: this.remarks };
  }

  private readSame(step: Step, quoted: readonly Unit[]): void {
    this.close();
    const words = wordsOf(this.quotation.text, this.quotation.units, step.quote);
    const original = wordsOf(this.stretch.text, this.stretch.units, step.text);
    const isJoined = quoted.length > 1 || step.text[1] - step.text[0] > 1;
    if (isJoined) this.remark("hyphenation", "A hyphen or the break of a word differs.");
    else if (words.text !== original.text) this.readWritten(step, words, original);
    this.readGap(step);
  }

  private readWritten(step: Step, words: Words, original: Words): void {
    const isFirst =
      step.quote[0] === 0 || this.former?.kind !== "same" || this.gaps.endsSentence(words.start);
    const remark = writtenRemark(words.text, original.text, { isFirst, keepsAccents: this.keepsAccents });
    if (remark === "changed") this.differ({ ...step, kind: "changed" });
    else if (remark !== null) this.remark(...remark);
  }

  private readGap(step: Step): void {
    const former = this.former;
    if (former?.kind !== "same") return;
    const { units } = this.quotation;
    const from = units[former.quote[1] - 1]?.end ?? 0;
    const textFrom = this.stretch.units[former.text[1] - 1]?.end ?? 0;
    const quoteGap: Span = { start: from, end: units[step.quote[0]]?.start ?? from };
    const textGap: Span = { start: textFrom, end: this.stretch.units[step.text[0]]?.start ?? textFrom };
    for (const remark of this.gaps.between(quoteGap, textGap)) this.remark(...remark);
  }

  /** What is left out with a mark may have been a denial, which a reader should know. */
  private leftOut({ text }: Step): string {
    const known = this.remarks.get("ellipsis");
    const { language, units } = this.stretch;
    const denial = units.slice(...text).find(({ key }) => isNegation(key, language));
    if (denial === undefined) return known ?? "Words are left out where the ellipsis says so.";
    const written = this.stretch.text.slice(denial.start, denial.end);
    return `What the ellipsis leaves out denies something: it holds “${written}”.`;
  }

  private isNote({ text }: Step): boolean {
    return this.stretch.units[text[0]]?.isSetApart === true;
  }

  private differ({ quote, text }: Step): void {
    if (quote[0] < quote[1]) this.open.quote = [this.open.quote?.[0] ?? quote[0], quote[1]];
    if (text[0] < text[1]) this.open.text = [this.open.text?.[0] ?? text[0], text[1]];
  }

  private close(): void {
    const { quote, text } = this.open;
    this.open = { quote: null, text: null };
    if (quote === null && text === null) return;
    const quoted = quote && wordsOf(this.quotation.text, this.quotation.units, quote);
    const original = text && wordsOf(this.stretch.text, this.stretch.units, text);
    if (original !== null && quoted === null && this.gaps.isAside(original)) {
      this.remark("attribution", `Words outside the quotation marks are left out: “${original.text}”.`);
      return;
    }
    this.differences.push({
      kind: quoted === null ? "omitted" : original === null ? "added" : "changed",
      matter: matterOf(
        quote && { text: this.quotation.text, units: this.quotation.units.slice(...quote) },
        text && { text: this.stretch.text, units: this.stretch.units.slice(...text) },
        this.stretch.language,
      ),
      quoted,
      original,
    });
  }

  private remark(kind: RemarkKind, text: string): void {
    if (kind === "ellipsis" || !this.remarks.has(kind)) this.remarks.set(kind, text);
  }
}

function wordsOf(text: string, units: readonly Unit[], [from, to]: readonly [number, number]): Words {
  const start = units[from]?.start ?? 0;
  const end = units[to - 1]?.end ?? start;
  return { start, end, text: text.slice(start, end) };
}
