import { phraseAt, type Token } from "./tokens.ts";

/** By word in small letters, the sign that stands for it. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "€": "€ eur euro euros евро",
    $: "$ usd dollar dollars dólares dólar доллар доллара долларов",
    "£": "£ gbp pound pounds pfund livres libras фунтов",
    "¥": "¥ yen jpy",
    rubles: "rubles ruble roubles rouble rubel roubles rublos рублей рубля рубль",
    francs: "francs franc franken chf francos франков",
    marks: "mark marks reichsmark марок",
    "%": "% percent prozent процент процента процентов",
    points: "prozentpunkte prozentpunkten",
  }).flatMap(([sign, words]) => words.split(" ").map((word) => [word, sign] as const)),
);
const PERCENT_PHRASES = ["per cent", "pour cent", "por ciento", "percentage points"];
export const SIGN_BEFORE = /(?:US|C|A)?([$€£¥])\s?$/u;
export const SIGN_BEHIND = /^\s?([%€$£¥])/u;
export const SPACE_ONLY = /^[\s\u00a0-]*$/u;
const MOST_UNIT_WORDS = 3;
const NO_UNITS: ReadonlySet<string> = new Set();

/** What the number of `tokens[at]` to `tokens[behind - 1]` counts. */
export function unitsAt(
  text: string,
  tokens: readonly Token[],
  { at, behind }: { readonly at: number; readonly behind: number },
  isUsed: (at: number) => boolean,
): ReadonlySet<string> {
  const [first, last] = [tokens[at], tokens[behind - 1]];
  if (first === undefined || last === undefined) return NO_UNITS;
  const sign =
    SIGN_BEFORE.exec(text.slice(0, first.start))?.[1] ?? SIGN_BEHIND.exec(text.slice(last.end))?.[1];
  if (sign !== undefined) return new Set([sign]);
  if (phraseAt(tokens, behind, PERCENT_PHRASES) > 0)
    return new Set([tokens[behind]?.small === "percentage" ? "points" : "%"]);
  const units = new Set<string>();
  let former = last;
  for (let next = behind; next < tokens.length && units.size < MOST_UNIT_WORDS; next += 1) {
    const token = tokens[next];
    if (token === undefined || !SPACE_ONLY.test(text.slice(former.end, token.start).replace(/['’]/u, "")))
      break;
    former = token;
    const currency = CURRENCIES.get(token.small.replace(/^d'/u, ""));
    if (currency !== undefined) return new Set([currency]);
    if (next === behind && /^(?:of|de|d)$/u.test(token.small)) continue;
    if (token.isFunction || token.kind === "number" || isUsed(next)) break;
    units.add(token.stem);
  }
  return units;
}
