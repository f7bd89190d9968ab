import type { Span } from "../core/document.ts";
import { datesIn } from "../text/dates/written-date.ts";
import type { Language } from "../text/forms.ts";
import { MONTH_NUMBERS } from "../text/month-names.ts";
import type { MeasureWords } from "./measure-words.ts";
import { CURRENCIES, SIGN_BEFORE, SIGN_BEHIND, SPACE_ONLY } from "./measured-units.ts";
import type { Token } from "./tokens.ts";

export interface DateFigure extends Span {
  readonly kind: "date";
  /** `YYYY-MM-DD`, of both ends; without the year, `MM-DD`, where it is not said. */
  readonly from: string;
  readonly to: string;
  readonly hasYear: boolean;
  /** "before", "since": the word that makes it a limit; null where it is the time itself. */
  readonly limit: string | null;
}

/** A number of four digits behind one of them is a year, whatever follows. */
const SURELY_OF_A_YEAR: ReadonlySet<string> = new Set(
  "in since until till during year im seit jahr jahre jahres en depuis année an desde año в с году год года".split(
    " ",
  ),
);

/** The dates of a sentence, the tokens that belong to them, and whether one is not understood. */
export function dateFiguresIn(
  text: string,
  tokens: readonly Token[],
  language: Language,
  words: MeasureWords,
): {
  readonly figures: readonly DateFigure[];
  readonly used: ReadonlySet<number>;
  readonly isUnsure: boolean;
} {
  return new DateReading(text, tokens, language, words).read();
}

class DateReading {
  private readonly figures: DateFigure[] = [];
  private readonly used = new Set<number>();
  private isUnsure = false;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly language: Language,
    private readonly words: MeasureWords,
  ) {}

  read(): ReturnType<typeof dateFiguresIn> {
    this.readDates();
    this.readDaysWithoutYear();
    return { figures: this.figures, used: this.used, isUnsure: this.isUnsure };
  }

  private readDates(): void {
    for (const { start, end, days } of datesIn(this.text)) {
      const within = this.tokens.flatMap((token, index) =>
        token.start >= start && token.end <= end ? [index] : [],
      );
      const [first] = within;
      if (first === undefined) continue;
      const year = within.length === 1 ? this.yearAt(first) : "year";
      this.isUnsure ||= year === "either";
      if (year !== "year") continue;
      for (const index of within) this.used.add(index);
      const { from = null, to = null } = days ?? {};
      if (from === null || to === null) {
        this.isUnsure = true;
        continue;
      }
      const limit = this.limitBefore(first);
      this.figures.push({ kind: "date", start, end, from, to, hasYear: true, limit });
    }
  }

  /** "2000 people" are no year, "the 2014 election" and "in 2014" are of one; "of 2000 people" may be either. */
  private yearAt(at: number): "year" | "number" | "either" {
    const [before, token, after] = [this.tokens[at - 1], this.tokens[at], this.tokens[at + 1]];
    if (token === undefined || SIGN_BEHIND.test(this.text.slice(token.end))) return "number";
    if (SIGN_BEFORE.test(this.text.slice(0, token.start))) return "number";
    const isCounted = after !== undefined && this.isNextTo(token, after) && this.isCounting(after.small);
    if (isCounted) return "number";
    if (before !== undefined && SURELY_OF_A_YEAR.has(before.small)) return "year";
    if (!this.isUnitWord(token, after)) return "year";
    if (before !== undefined && this.words.yearWords.has(before.small)) return "either";
    return before?.isFunction === true || before === undefined ? "year" : "number";
  }

  private isCounting(small: string): boolean {
    return this.words.scales.has(small) || CURRENCIES.has(small);
  }

  private isUnitWord(token: Token, after: Token | undefined): boolean {
    if (after === undefined || !this.isNextTo(token, after) || after.kind === "number") return false;
    return (
      CURRENCIES.has(after.small) || (!after.isFunction && (!after.hasCapital || this.language === "de"))
    );
  }

  private limitBefore(at: number): string | null {
    const [before, further] = [this.tokens[at - 1]?.small ?? "", this.tokens[at - 2]?.small ?? ""];
    if (this.words.dateLimits.has(before)) return before;
    return this.tokens[at - 1]?.isFunction === true && this.words.dateLimits.has(further) ? further : null;
  }

  /** "on 12 March", "March 12", "am 12. März" */
  private readDaysWithoutYear(): void {
    this.tokens.forEach((token, at) => {
      if (this.used.has(at) || (this.language === "en" && !token.hasCapital)) return;
      const month = MONTH_NUMBERS.get(token.small);
      // Short forms are words of other languages: "des", "mar".
      if (month === undefined || (token.small.length < 4 && !/^ma[iy]$/u.test(token.small))) return;
      const isDay = (one: number): boolean => {
        const day = this.tokens[one];
        if (day === undefined || this.used.has(one)) return false;
        return /^\d{1,2}(?:st|nd|rd|th)?$/u.test(day.small) && Number.parseInt(day.small, 10) <= 31;
      };
      const beside = [at - 1, at + 1, at - 2].find(
        (one) => isDay(one) && (one !== at - 2 || this.tokens[at - 1]?.isFunction === true),
      );
      const isMonth = this.words.yearWords.has(this.tokens[at - 1]?.small ?? "");
      if (beside === undefined && !isMonth) return;
      const number = String(month).padStart(2, "0");
      const day = beside === undefined ? null : Number.parseInt(this.tokens[beside]?.small ?? "", 10);
      const first = beside === undefined ? at : Math.min(beside, at);
      const last = beside === undefined ? at : Math.max(beside, at);
      for (let one = first; one <= last; one += 1) this.used.add(one);
      this.figures.push({
        kind: "date",
        start: this.tokens[first]?.start ?? token.start,
        end: this.tokens[last]?.end ?? token.end,
        from: `${number}-${String(day ?? 1).padStart(2, "0")}`,
        to: `${number}-${String(day ?? 31).padStart(2, "0")}`,
        hasYear: false,
        limit: this.limitBefore(first),
      });
    });
  }

  private isNextTo(left: Token, right: Token): boolean {
    return SPACE_ONLY.test(this.text.slice(left.end, right.start));
  }
}
