import type { Span } from "../core/document.ts";
import type { Language } from "../text/forms.ts";
import { fold } from "../text/fold.ts";
import { numberWritten } from "../text/number-words.ts";
import { dateFiguresIn, type DateFigure } from "./date-figures.ts";
import type { MeasureWords } from "./measure-words.ts";
import { SIGN_BEFORE, SIGN_BEHIND, SPACE_ONLY, unitsAt } from "./measured-units.ts";
import { phraseAt, phraseBefore, type Token } from "./tokens.ts";

/** A number, a date or the result of a vote or a match, as a sentence gives it. */
export type Figure = NumberFigure | DateFigure | ScoreFigure;

export interface NumberFigure extends Span {
  readonly kind: "number";
  /** What it may be: half of its last place above and below what is written, more where the text says "about" or "at least". */
  readonly low: number;
  readonly high: number;
  /** What is counted: stems of the words behind it, or one sign of a currency or of per cent; none where nothing follows. */
  readonly units: ReadonlySet<string>;
  /** Whether the text says "about", "at least" or gives a range. */
  readonly isLoose: boolean;
}

interface ScoreFigure extends Span {
  readonly kind: "score";
  readonly sides: readonly [number, number];
}

/** The figures of a sentence, and the tokens that are spoken for by them. */
interface ReadFigures {
  readonly figures: readonly Figure[];
  /** Numbers of the tokens that belong to a figure, its unit not among them. */
  readonly used: ReadonlySet<number>;
  /** Whether a number was there that is not understood. */
  readonly isUnsure: boolean;
}

const ABOUT_SHARE = 0.15;

export function figuresIn(
  text: string,
  tokens: readonly Token[],
  language: Language,
  words: MeasureWords,
): ReadFigures {
  return new FigureReading(text, tokens, language, words).read();
}

/** A number and how many tokens write it. */
interface WrittenNumber {
  readonly value: number;
  /** What one of its last place counts. */
  readonly step: number;
  readonly length: number;
}

class FigureReading {
  private readonly figures: Figure[] = [];
  private readonly used = new Set<number>();
  private isUnsure = false;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly language: Language,
    private readonly words: MeasureWords,
  ) {}

  read(): ReadFigures {
    const dates = dateFiguresIn(this.text, this.tokens, this.language, this.words);
    this.figures.push(...dates.figures);
    for (const at of dates.used) this.used.add(at);
    this.isUnsure = dates.isUnsure;
    for (let at = 0; at < this.tokens.length; at += 1) {
      if (!this.used.has(at)) at += this.readNumberAt(at);
    }
    const figures = this.figures.sort((left, right) => left.start - right.start);
    return { figures, used: this.used, isUnsure: this.isUnsure };
  }

  /** Reads what begins at a token, if a number does; how many more tokens it took. */
  private readNumberAt(at: number): number {
    const token = this.tokens[at];
    if (token === undefined) return 0;
    const number = this.numberAt(at);
    if (number === null) {
      if (token.kind === "number") this.isUnsure ||= token.isAmbiguous;
      return 0;
    }
    if (this.isName(at, number.length)) return number.length - 1;
    return this.readPair(at, number) ?? this.readSingle(at, number);
  }

  private numberAt(at: number): WrittenNumber | null {
    const token = this.tokens[at];
    if (token === undefined || this.used.has(at) || token.isAmbiguous) return null;
    const digits = token.kind === "number" ? token.small : numberWritten(fold(token.small), this.language);
    if (digits === null || !/^\d+(?:\.\d+)?$/u.test(digits) || digits.length > 15) return null;
    let value = Number(digits);
    let step = stepOf(digits);
    let length = 1;
    const next = this.tokens[at + 1];
    if (token.kind === "letters" && next !== undefined && value >= 20 && value % 10 === 0) {
      const unit = numberWritten(fold(next.small), this.language);
      if (unit !== null && Number(unit) < 10 && this.text.slice(token.end, next.start) === "-") {
        value += Number(unit);
        [step, length] = [1, 2];
      }
    }
    const scale = this.tokens[at + length];
    const last = this.tokens[at + length - 1];
    const factor = scale === undefined ? undefined : this.words.scales.get(scale.small);
    if (factor !== undefined && last !== undefined && scale !== undefined && this.isNextTo(last, scale)) {
      value *= factor;
      // "40 million" counts in millions, not in tens of them.
      step = digits.includes(".") ? step * factor : factor * Math.min(step, 1);
      length += 1;
    }
    return { value, step, length };
  }

  /** "article 5", "F-16", "the 3rd", "5G", "10:30": names, places in an order, times of a day. */
  private isName(at: number, length: number): boolean {
    const [before, token, last] = [this.tokens[at - 1], this.tokens[at], this.tokens[at + length - 1]];
    if (token === undefined || last === undefined) return true;
    const around = [this.text.slice(0, token.start), this.text.slice(last.end)] as const;
    if (/[\p{L}§#№]\s?$|\p{L}[-./]$|[\d:]:$/u.test(around[0]) && !/\p{L}\s$/u.test(around[0])) return true;
    if (/^(?:[\p{L}_]|-?(?:st|nd|rd|th)\b|:\d)/u.test(around[1]) && !this.isScoreMark(at, length))
      return true;
    if (this.language !== "en" && /^\.\s?(?=\p{L})/u.test(around[1]) && token.kind === "number") return true;
    if (before === undefined || !this.isNextTo(before, token)) return /\bno\.\s?$/iu.test(around[0]);
    return (
      this.words.labels.has(before.small) ||
      (before.hasCapital && this.isProper(at - 1) && length === 1 && !this.hasUnit(last, at + length))
    );
  }

  private isProper(at: number): boolean {
    return this.language !== "de" && at > 0 && this.tokens[at]?.isFunction === false;
  }

  private hasUnit(last: Token, next: number): boolean {
    const token = this.tokens[next];
    return (
      SIGN_BEHIND.test(this.text.slice(last.end)) ||
      (token !== undefined && this.isNextTo(last, token) && !token.isFunction)
    );
  }

  private isScoreMark(at: number, length: number): boolean {
    const [left, right] = [this.tokens[at + length - 1], this.tokens[at + length]];
    if (left === undefined || right?.kind !== "number") return false;
    const [first, second] = [Number(left.small), Number(right.small)];
    const isClock = /^\d\d$/u.test(right.small) && first <= 24 && second < 60;
    return this.text.slice(left.end, right.start) === ":" && !isClock;
  }

  /** The result of a vote or a match, or a range; null where the number stands alone. */
  private readPair(at: number, first: WrittenNumber): number | null {
    const last = this.tokens[at + first.length - 1];
    if (last === undefined) return null;
    const behind = at + first.length;
    const skipped = this.words.votes.includes(this.tokens[behind]?.small ?? "") ? 1 : 0;
    for (const from of skipped === 0 ? [behind] : [behind + 1, behind]) {
      const mark = this.text.slice(last.end, this.tokens[from]?.start ?? last.end);
      const isMarked = from === behind && /^\s?[-–—:]\s?$/u.test(mark);
      const versus = isMarked ? 0 : phraseAt(this.tokens, from, this.words.versus);
      const upTo = isMarked ? 0 : phraseAt(this.tokens, from, this.words.upTo);
      const join = Math.max(versus, upTo);
      if (!isMarked && join === 0) continue;
      const second = this.numberAt(from + join);
      if (second === null) continue;
      const length = from + join + second.length - at;
      if (this.isScore(first, second, { isVote: skipped === 1, mark, isVersus: isMarked || versus > 0 })) {
        this.take(at, length);
        const sides = [first.value, second.value] as const;
        this.figures.push({ kind: "score", ...this.spanOf(at, length), sides });
        return length - 1;
      }
      if (from === behind && this.isRange(at, first, second, isMarked, join > 0)) {
        this.addNumber(at, length, {
          low:
            first.value *
            (first.step < second.step && second.step >= 1000 && first.value < second.step ? second.step : 1),
          high: second.value,
          isLoose: true,
        });
        return length - 1;
      }
    }
    return null;
  }

  private isScore(
    first: WrittenNumber,
    second: WrittenNumber,
    told: { readonly isVote: boolean; readonly mark: string; readonly isVersus: boolean },
  ): boolean {
    const [left, right] = [first.value, second.value];
    if (!told.isVersus || !Number.isInteger(left) || !Number.isInteger(right)) return false;
    if (Math.max(left, right) >= 100_000) return false;
    if (told.isVote || told.mark === ":") return true;
    return left > right || this.tokens.some(({ small }) => this.words.votes.includes(small));
  }

  private isRange(
    at: number,
    first: WrittenNumber,
    second: WrittenNumber,
    isMarked: boolean,
    isJoined: boolean,
  ): boolean {
    if (first.value >= second.value) return false;
    if (isMarked) return true;
    const before = this.tokens[at - 1]?.small ?? "";
    const isBetween = /^(?:between|zwischen|entre|между|from|von|de|от)$/u.test(before);
    return (
      isJoined &&
      (isBetween || /^(?:to|bis|à|a|до|or|oder|ou|o|или)$/u.test(this.tokens[at + first.length]?.small ?? ""))
    );
  }

  private readSingle(at: number, { value, step, length }: WrittenNumber): number {
    const { least, most, about, orMore } = this.words;
    const half = step / 2;
    const behind = at + length;
    const before = (phrases: readonly string[]): number => phraseBefore(this.tokens, at, phrases);
    if (before(most) > 0 && before(least) === 0)
      this.addNumber(at, length, { low: 0, high: value, isLoose: true }, before(most));
    else if (before(least) > 0)
      this.addNumber(at, length, { low: value - half, high: Infinity, isLoose: true }, before(least));
    else if (before(about) > 0) {
      const room = Math.max(half, ABOUT_SHARE * value);
      this.addNumber(at, length, { low: value - room, high: value + room, isLoose: true }, before(about));
    } else if (
      phraseAt(this.tokens, behind, orMore) > 0 ||
      this.text[this.tokens[behind - 1]?.end ?? 0] === "+"
    )
      this.addNumber(at, length, { low: value - half, high: Infinity, isLoose: true });
    else this.addNumber(at, length, { low: value - half, high: value + half, isLoose: false });
    return length - 1;
  }

  private addNumber(
    at: number,
    length: number,
    value: Pick<NumberFigure, "low" | "high" | "isLoose">,
    before = 0,
  ): void {
    this.take(at - before, before + length);
    const units = unitsAt(this.text, this.tokens, { at, behind: at + length }, (index) =>
      this.used.has(index),
    );
    this.figures.push({ kind: "number", ...this.spanOf(at, length), ...value, units });
  }

  private take(at: number, length: number): void {
    for (let index = at; index < at + length; index += 1) this.used.add(index);
  }

  private spanOf(at: number, length: number): Span {
    const [first, last] = [this.tokens[at], this.tokens[at + length - 1]];
    const start = first?.start ?? 0;
    const sign = SIGN_BEFORE.exec(this.text.slice(0, start))?.[0].length ?? 0;
    const end = last?.end ?? start;
    const behind = SIGN_BEHIND.exec(this.text.slice(end))?.[0].length ?? 0;
    return { start: start - sign, end: end + behind };
  }

  private isNextTo(left: Token, right: Token): boolean {
    return SPACE_ONLY.test(this.text.slice(left.end, right.start));
  }
}

/** What one of the last place counts that is not 0: "41,200" counts in hundreds, "12" in ones, "3.5" in tenths. */
function stepOf(digits: string): number {
  const [, fraction] = digits.split(".");
  if (fraction !== undefined) return 10 ** -fraction.length;
  const zeros = /0*$/u.exec(digits.slice(1))?.[0].length ?? 0;
  return 10 ** zeros;
}
