import { grouped } from "../../core/wording.ts";
import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { text } from "../described.ts";
import { filledNotice, type NoticeParameters } from "./notice-filling.ts";
import { NOTICE_CODES, NOTICES, type NoticeCode, type NoticeTemplate } from "./notice-table.ts";

/** A sentence of Pincite's for a person, which a program can say in another language. */
export const Notice = z
  .object({
    code: z.enum([...NOTICE_CODES, "other"]).meta({
      description:
        "What is said, for programs. `other`: a sentence without a code. Further codes may come: whoever does not know one shows `text`.",
    }),
    parameters: z.record(z.string(), z.string()).meta({
      description: "What the sentence names, by the names in braces; numbers as digits.",
    }),
    text: text("The sentence in English."),
  })
  .meta({ description: "A sentence with its code." });
export type Notice = Immutable<z.output<typeof Notice>>;

export const notices = (description: string) =>
  z
    .array(Notice)
    .min(1)
    .exactOptional()
    .meta({ description: `${description} Absent where there are none.` });

const ENGLISH = {
  number: grouped,
  quotation: (words: string) => `“${words}”`,
};

/** The notice of a code, with what it names. */
export function notice(code: NoticeCode, parameters: Readonly<Record<string, string | number>> = {}): Notice {
  const named: NoticeParameters = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  );
  return { code, parameters: named, text: filledNotice(NOTICES[code], named, ENGLISH) };
}

/** A sentence without a code. */
export function other(text: string): Notice {
  return { code: "other", parameters: {}, text };
}

/** As a field of a response: nothing where there is nothing to say. */
export function asField<Name extends string>(
  name: Name,
  said: readonly Notice[],
): Readonly<Partial<Record<Name, readonly Notice[]>>> {
  return Object.fromEntries(said.length === 0 ? [] : [[name, said]]) as Partial<
    Record<Name, readonly Notice[]>
  >;
}

/** The sentences one after the other; null for none. */
export function sentencesOf(said: readonly Notice[]): string | null {
  return said.length === 0 ? null : said.map(({ text: sentence }) => sentence).join(" ");
}

/** What stands between parameters, and the parameters' names: one literal more than names. */
interface Pattern {
  readonly code: NoticeCode;
  readonly literals: readonly string[];
  readonly names: readonly string[];
  /** Set where the count is told by the form of the sentence alone. */
  readonly isOne: boolean;
}

const PATTERNS: readonly Pattern[] = NOTICE_CODES.flatMap((code) => {
  const template: NoticeTemplate = NOTICES[code];
  if (typeof template === "string") return [patternOf(code, template, false)];
  return [patternOf(code, template[0], true), patternOf(code, template[1], false)];
});

function patternOf(code: NoticeCode, template: string, isOne: boolean): Pattern {
  const pieces = template.split(/\{(\w{1,20})\}/);
  return {
    code,
    literals: pieces.filter((_, at) => at % 2 === 0),
    names: pieces.filter((_, at) => at % 2 === 1),
    isOne,
  };
}

interface Recognised {
  readonly notice: Notice;
  readonly end: number;
  /** Characters that are the template's own. */
  readonly certain: number;
  /** Whether the sentence begins with one of them. */
  readonly isBegun: boolean;
}

/**
 * The sentences that a stored text is made of, as `NOTICES` has them; what is none of them is one `other` up to its end. So a
 * reason has its code whichever version has stored it. Its work is linear in the text for each template.
 */
export function noticesIn(stored: string | null): readonly Notice[] {
  const found: Notice[] = [];
  let at = 0;
  while (stored !== null && at < stored.length) {
    const best = bestOf(PATTERNS.flatMap((pattern) => recognised(pattern, stored, at) ?? []));
    if (best === undefined) {
      found.push(other(stored.slice(at)));
      break;
    }
    found.push(best.notice);
    at = best.end + 1;
  }
  return found;
}

/** The sentence at a place, up to the first place where its template can end. */
function recognised(
  { code, literals, names, isOne }: Pattern,
  stored: string,
  start: number,
): Recognised | null {
  const [first = "", ...further] = literals;
  if (!stored.startsWith(first, start)) return null;
  const parameters: Record<string, string> = isOne ? { count: "1" } : {};
  let end = start + first.length;
  for (const [index, literal] of further.entries()) {
    const isLast = index === further.length - 1;
    const found = isLast ? endIn(stored, literal, end) : stored.indexOf(literal, end);
    if (found < 0) return null;
    parameters[names[index] ?? ""] = plainNumber(stored.slice(end, found));
    end = found + literal.length;
  }
  if (end < stored.length && stored[end] !== " ") return null;
  const certain = literals.reduce((sum, literal) => sum + literal.length, 0);
  const said = { code, parameters, text: stored.slice(start, end) };
  return { notice: said, end, certain, isBegun: first !== "" };
}

/**
 * The one that ends first: a parameter could hold the sentences up to the end of another template. Templates that begin with one
 * could hold sentences before their own, so they give way to all others.
 */
function bestOf(found: readonly Recognised[]): Recognised | undefined {
  const begun = found.filter(({ isBegun }) => isBegun);
  return [...(begun.length === 0 ? found : begun)].sort(
    (left, right) => left.end - right.end || right.certain - left.certain,
  )[0];
}

/** Where the last words of a sentence stand: before a space or the end. */
function endIn(stored: string, literal: string, from: number): number {
  let found = stored.indexOf(literal, from);
  while (found >= 0 && found + literal.length < stored.length && stored[found + literal.length] !== " ")
    found = stored.indexOf(literal, found + 1);
  return found;
}

/** Numbers are parameters as digits, however the sentence writes them. */
function plainNumber(written: string): string {
  return /^\d{1,3}(?:,\d{3}){1,4}$/.test(written) ? written.replaceAll(",", "") : written;
}
