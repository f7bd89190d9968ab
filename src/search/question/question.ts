import { attributionIn, headlineIn, type Attribution } from "./attribution.ts";
import { daysOf, rangeFor, WRITTEN_DATE, type DateRange } from "./date-range.ts";

/** What a question says besides its words: where to look, and what has to stand there. */
export interface ParsedQuestion {
  /** What is searched for: the question without its operators and without the quotation marks. */
  readonly text: string;
  /** What was written in quotation marks: only passages that hold it word for word are hits. */
  readonly phrases: readonly string[];
  readonly operators: QuestionOperators;
  readonly attribution: Attribution | null;
  /** "Ivanov on Syria": a question of what Ivanov says if that is an author. */
  readonly headline: Attribution | null;
  /** "in July 2018", where the question asks for what was written or said then; null where it may be about that time. */
  readonly written: WrittenRange | null;
}

/** `author:Ivanov after:2018 source:reports/ lang:en tag:economy`, each as often as one likes. */
export interface QuestionOperators {
  readonly authors: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly sources: readonly string[];
  readonly languages: readonly string[];
  readonly tags: readonly string[];
}

export interface WrittenRange extends DateRange {
  /** The question without the words of the date. */
  readonly text: string;
  readonly attribution: Attribution | null;
}

const OPERATOR =
  /(?<=^|\s)(?<name>author|by|source|in|lang|language|tag|date|before|after|since|until):(?:"(?<quoted>[^"]+)"|(?<plain>[^\s"]+))/u;
const PHRASE = /"(?<straight>[^"]+)"|“(?<curly>[^”]+)”|„(?<low>[^“”]+)[“”]|«(?<guillemets>[^»]+)»/u;
/** Whichever begins first: an operator may have a quoted value, and within a phrase there are no operators. */
const OPERATOR_OR_PHRASE = new RegExp(`${OPERATOR.source}|${PHRASE.source}`, "giu");
const DATE_WORDS = ["before", "after", "since", "until"];
const SPOKEN_DATE = new RegExp(
  `\\s*\\b(?<word>in|during|on|from|before|after|since|until|till)\\s+(?:the year\\s+)?(?<date>${WRITTEN_DATE})(?=[\\s?!.,]|$)`,
  "iu",
);
const BETWEEN = new RegExp(
  `\\s*\\b(?:between|from)\\s+(?<first>${WRITTEN_DATE})\\s+(?:and|to|until)\\s+(?<last>${WRITTEN_DATE})`,
  "iu",
);
const ABOUT_WRITING =
  /\b(?:published|write|written|wrote|articles?|reports?|papers?|interviews?|letters?|speeches)\b/iu;

export function parseQuestion(question: string): ParsedQuestion {
  const { rest, phrases, operators } = takeApart(question);
  const text = rest
    .replace(/["“”„«»]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return {
    text,
    phrases,
    operators,
    attribution: attributionIn(text),
    headline: headlineIn(text),
    written: writtenRange(text),
  };
}

type Matched = Partial<
  Record<"name" | "quoted" | "plain" | "straight" | "curly" | "low" | "guillemets", string>
>;

/** Takes the operators out; phrases stay in `rest`, for their words are looked for, too. */
function takeApart(
  question: string,
): Pick<ParsedQuestion, "phrases" | "operators"> & { readonly rest: string } {
  const phrases: string[] = [];
  const found = {
    authors: [] as string[],
    sources: [] as string[],
    languages: [] as string[],
    tags: [] as string[],
  };
  let days: DateRange = { from: null, to: null };
  const rest = question.replace(OPERATOR_OR_PHRASE, (written, ...matched: unknown[]) => {
    const groups = matched.at(-1) as Matched;
    const name = groups.name?.toLowerCase();
    const value = groups.quoted ?? groups.plain ?? "";
    const phrase = groups.straight ?? groups.curly ?? groups.low ?? groups.guillemets;
    if (phrase !== undefined) phrases.push(phrase);
    if (name === undefined) return written;
    if (name === "author" || name === "by") found.authors.push(value);
    else if (name === "source" || name === "in") found.sources.push(value);
    else if (name === "lang" || name === "language") found.languages.push(value.toLowerCase());
    else if (name === "tag") found.tags.push(value);
    else {
      const range = daysOf(value);
      if (range === null) {
        // No operator, so its quotation marks are those of a phrase.
        if (groups.quoted !== undefined) phrases.push(groups.quoted);
        return written;
      }
      days = narrower(days, rangeFor(DATE_WORDS.includes(name) ? name : "in", range));
    }
    return " ";
  });
  return {
    rest,
    phrases: phrases.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase)),
    operators: { ...found, ...days },
  };
}

function writtenRange(text: string): WrittenRange | null {
  const range = rangeIn(text);
  if (range === null) return null;
  const rest = text.replace(range.written, " ").replace(/\s+/gu, " ").trim();
  const attribution = attributionIn(rest);
  if (attribution === null && !ABOUT_WRITING.test(rest)) return null;
  return { from: range.days.from, to: range.days.to, text: rest, attribution };
}

function rangeIn(text: string): { written: string; days: DateRange } | null {
  const between = BETWEEN.exec(text);
  const [first, last] = [daysOf(between?.groups?.first ?? ""), daysOf(between?.groups?.last ?? "")];
  if (between !== null && first !== null && last !== null) {
    return { written: between[0], days: { from: first.from, to: last.to } };
  }
  const spoken = SPOKEN_DATE.exec(text);
  const days = daysOf(spoken?.groups?.date ?? "");
  if (spoken === null || days === null) return null;
  return { written: spoken[0], days: rangeFor(spoken.groups?.word ?? "in", days) };
}

/** The days that lie in both. */
function narrower(left: DateRange, right: DateRange): DateRange {
  const later = (a: string | null, b: string | null): string | null =>
    a === null || (b !== null && b > a) ? b : a;
  const earlier = (a: string | null, b: string | null): string | null =>
    a === null || (b !== null && b < a) ? b : a;
  return { from: later(left.from, right.from), to: earlier(left.to, right.to) };
}
