import type { Span } from "../../core/document.ts";
import { attributionIn, headlineIn, type Attribution } from "./attribution.ts";
import { withoutCourtesies } from "./courtesy.ts";
import type { DateRange } from "../../text/dates/date-range.ts";
import { operatorsIn, type QuestionOperators } from "./operators.ts";
import { filteringPhrases } from "./phrases.ts";
import { QUOTATION_MARK, quotationsIn } from "./quotation.ts";
import { spokenDateIn, type SpokenDate } from "./spoken-date.ts";

/** What a question says besides its words: where to look, and what has to stand there. */
export interface ParsedQuestion {
  /** What is searched for: the question without operators, courtesies and quotation marks. */
  readonly text: string;
  /** What was written in quotation marks, where the question is little else: hits hold it word for word. */
  readonly phrases: readonly string[];
  readonly operators: QuestionOperators;
  readonly attribution: Attribution | null;
  /** "Ivanov on Syria": a question of what Ivanov says if that is an author. */
  readonly headline: Attribution | null;
  /** "in July 2018", where the question asks for what was written or said then; null where it may be about that time. */
  readonly written: WrittenRange | null;
  /** Greetings, requests and thanks that are not searched for. */
  readonly courtesies: readonly string[];
  /** Operators and times that limit nothing because they are not understood; their words are searched for, not their numbers. */
  readonly notUnderstood: readonly string[];
  /** Those of them that name, or should name, a time. */
  readonly notTimes: readonly string[];
}

export interface WrittenRange extends DateRange {
  /** The time, as it is written. */
  readonly time: string;
  /** The question without the words of the date. */
  readonly text: string;
  readonly attribution: Attribution | null;
}

/** Times and whose words are asked for are read in questions of up to so many characters; a longer one is a pasted text. */
const LONGEST_SENTENCE = 500;

const ABOUT_WRITING = new RegExp(
  `(?<!\\p{L})(?:${[
    "published|write|written|wrote|writes|articles?|reports?|papers?|interviews?|letters?|speech(?:es)?|say|says|said|saying",
    "veröffentlicht\\p{L}*|geschrieben|schrieb\\p{L}*|schreib\\p{L}*|sagte\\p{L}*|sagt|gesagt|meint\\p{L}*|äußert\\p{L}*|artikel\\p{L}*|berichte?\\p{L}*|aufs[aä]tze?",
    "publiée?s?|écrits?|écrit|dit|disait|déclar\\p{L}*|rapports?|lettres?",
    "publicad[oa]s?|escrib\\p{L}*|escrit[oa]s?|dijo|dijeron|declar\\p{L}*|artículos?|informes?|cartas?",
    "pubblicat\\p{L}|scritt\\p{L}|scrisse|detto|disse|articol\\p{L}|schreef|geschreven|zei|artikelen|napisał\\p{L}*|powiedział\\p{L}*",
    "опубликова\\p{L}*|написа\\p{L}*|писал\\p{L}*|сказал\\p{L}*|говорил\\p{L}*|заявил\\p{L}*|стать\\p{L}*|отч[её]т\\p{L}*|письм\\p{L}*",
  ].join("|")})(?!\\p{L})`,
  "iu",
);

/** `today`: `YYYY-MM-DD`, from which "last year" is counted. Never throws; its time grows with the question's length. */
export function parseQuestion(question: string, today: string): ParsedQuestion {
  const quotations = quotationsIn(question);
  const { operators, spans, quotedValues, notUnderstood, withoutDate } = operatorsIn(question, quotations);
  const { text, courtesies } = withoutCourtesies(plainText(cut(question, spans)));
  const phrases = filteringPhrases(
    quotations.filter(({ start }) => !quotedValues.has(start)),
    withoutCourtesies(plainText(cut(question, [...spans, ...quotations]))).text,
  );
  const sentence = text.length > LONGEST_SENTENCE ? "" : text;
  const time = sentence === "" ? null : spokenDateIn(sentence, today);
  const written = time === null ? null : writtenRange(sentence, time);
  const asksForTime = time !== null && (time.relative || asksForWriting(withoutTime(sentence, time)));
  const isInOperator = notUnderstood.some((operator) => operator.includes(time?.written ?? ""));
  const unclear = asksForTime && written === null && !isInOperator ? [time.written] : [];
  return {
    text,
    phrases,
    operators,
    attribution: attributionIn(sentence),
    headline: headlineIn(sentence),
    written,
    courtesies,
    notUnderstood: [...notUnderstood, ...unclear],
    notTimes: [...withoutDate, ...unclear],
  };
}

function plainText(text: string): string {
  return text.replace(QUOTATION_MARK, " ").replace(/\s+/gu, " ").trim();
}

/** The text without the spans, each of which leaves a space. */
function cut(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((left, right) => left.start - right.start)) {
    if (start >= at) parts.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  return [...parts, text.slice(at)].join(" ");
}

function writtenRange(text: string, time: SpokenDate): WrittenRange | null {
  const rest = withoutTime(text, time);
  if (time.days === null || !asksForWriting(rest)) return null;
  return { ...time.days, time: time.written, text: rest, attribution: attributionIn(rest) };
}

function asksForWriting(rest: string): boolean {
  return attributionIn(rest) !== null || ABOUT_WRITING.test(rest);
}

function withoutTime(text: string, time: Span): string {
  return plainText(cut(text, [time]))
    .replace(/^[,;:]\s?/u, "")
    .replace(/\s(?=[,;:?!.])/gu, "");
}
