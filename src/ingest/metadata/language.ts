import type { Block } from "../../core/document.ts";
import { francAll } from "franc-min";

/**
 * Letters that a text needs, and how much likelier than the next language its language has to be (the difference of
 * `franc`'s scores, 1 for the likeliest), before it is believed. Measured: English leads by 0.08 and more at 100 letters,
 * by 0.05 at 800; what is taken for the language of a text in one that `franc-min` does not know (Danish, Finnish, Slovak)
 * leads by 0.04 and less.
 */
const CERTAIN: readonly { readonly letters: number; readonly lead: number }[] = [
  { letters: 400, lead: 0.045 },
  { letters: 150, lead: 0.06 },
  { letters: 100, lead: 0.09 },
  { letters: 60, lead: 0.15 },
];

/** Letters that a language does not have: enough of them in a text, and it is another that is near to it. */
const FOREIGN_LETTERS: ReadonlyMap<string, RegExp> = new Map([
  ["bul", /[ыэёіїєўѓќљњџј]/giu],
  ["rus", /[іїєўѓќљњџј]/giu],
  ["bel", /[иъщїє]/giu],
  ["spa", /[àèòçãõ]/giu],
  ["por", /[ñèòï]/giu],
  ["swe", /[æø]/giu],
  ["ces", /[ľĺŕôä]/giu],
]);

/** The least score of a language that stands behind ones that are ruled out: Russian behind Bulgarian has 0.98. */
const CLOSE_TO_BEST = 0.95;

/** Characters that `franc` looks at. */
const SAMPLE = 2048;

/** Codes that name no language: undetermined, several, no linguistic content, not coded. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(["und", "mul", "zxx", "mis"]);

/** Individual languages that are written under the code of their macrolanguage, where `Intl` leaves them as they are. */
const WRITTEN_AS: ReadonlyMap<string, string> = new Map([
  ["zlm", "ms"],
  ["fil", "tl"],
]);

/**
 * The language that a field names ("en-GB", "en_US", "eng", "German", "Deutsch"): ISO 639-1, or ISO 639-3 where that has
 * no code of two letters. Null for what names none.
 */
export function normalLanguage(field: string): string | null {
  const value = field.trim().replaceAll("_", "-");
  const [first = ""] = value.split(/[,;]/);
  const code = canonical(first.trim());
  if (code !== null) return code;
  return value.length > 3 && value.length < 40 ? languageNamed(value.toLowerCase()) : null;
}

/** The language that a text is written in; null where it is too short, mixed or too like another language to be certain. */
export function detectLanguage(text: string): string | null {
  const sample = text
    .replace(/https?:\/\/\S+|[\p{N}\p{P}\p{S}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, SAMPLE);
  const letters = sample.replace(/[^\p{L}\p{M}]/gu, "");
  // A Chinese, Japanese or Korean letter says as much as several of an alphabet.
  const dense = letters.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  const weight = letters.length + dense * 2;
  const needed = CERTAIN.find((step) => weight >= step.letters);
  if (needed === undefined) return null;
  const possible = francAll(sample, { minLength: 1 }).filter(([language]) => !isRuledOut(language, sample));
  const [best, next] = possible;
  if (best === undefined || best[1] < CLOSE_TO_BEST || best[1] - (next?.[1] ?? 0) < needed.lead) return null;
  return canonical(best[0]);
}

/** One word of another language is a name. */
function isRuledOut(language: string, text: string): boolean {
  const letters = FOREIGN_LETTERS.get(language);
  return letters !== undefined && (text.match(letters)?.length ?? 0) > Math.max(1, text.length / 250);
}

function canonical(tag: string): string | null {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return null;
  try {
    const { language } = new Intl.Locale(tag);
    const code = WRITTEN_AS.get(language) ?? language;
    return NO_LANGUAGE.has(code) || nameOf(code, "en") === undefined ? null : code;
  } catch {
    // `Intl.Locale` throws for what is no language tag.
    return null;
  }
}

/** Names are known in English and in the language itself. */
function languageNamed(name: string): string | null {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const isNamed = (code: string): boolean => {
    const english = nameOf(code, "en")?.toLowerCase();
    return english !== undefined && (english === name || nameOf(code, code)?.toLowerCase() === name);
  };
  return codes.find(isNamed) ?? null;
}

function nameOf(code: string, inLanguage: string): string | undefined {
  return new Intl.DisplayNames([inLanguage], { type: "language", fallback: "none" }).of(code);
}

/** Characters of a text that are looked at to tell its language. */
const DETECTION_SAMPLE = 6_000;

/** The language of the running text among these blocks: menus and tables are in any language, code in none. */
export function languageOfRunningText(text: string, blocks: readonly Block[]): string | null {
  const running = blocks.filter(({ kind }) =>
    ["paragraph", "list", "quote", "title", "heading"].includes(kind),
  );
  const parts: string[] = [];
  let length = 0;
  for (const { start, end } of running) {
    if (length > DETECTION_SAMPLE) break;
    parts.push(text.slice(start, Math.min(end, start + DETECTION_SAMPLE)));
    length += end - start;
  }
  return detectLanguage(parts.join("\n"));
}
