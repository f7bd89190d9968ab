import { foldedName } from "../text/person-names.ts";
import type { Cast } from "./cast.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { isOwner, type Phrase, type PhraseReader } from "./noun-phrases.ts";
import type { Token } from "./tokens.ts";

/** How many words an office may have: "former Russian foreign minister". */
const LONGEST_OFFICE = 5;
const IS = /^(?:is|was|became|ist|war|est|était|es|fue|era)$/u;

/** Learns from a sentence who its people are: "the inspector Lin Wei", "Its chairwoman, Ulla Brandt,", "Ivanov was minister". */
export function introduce(
  tokens: readonly Token[],
  lexicon: Lexicon,
  phrases: PhraseReader,
  cast: Cast,
): void {
  for (const phrase of phrases.names()) {
    if (!isOwner(tokens[phrase.to - 1])) {
      cast.learn(phrase, [
        ...officeBefore(tokens, phrase, lexicon, phrases),
        ...officeAfter(tokens, phrase, lexicon),
      ]);
    }
  }
}

/** "Its chairwoman, Ulla Brandt": the office is before the comma. */
function officeBefore(
  tokens: readonly Token[],
  phrase: Phrase,
  lexicon: Lexicon,
  phrases: PhraseReader,
): string[] {
  if (tokens[phrase.from - 1]?.kind !== "comma") return [];
  let end = phrase.from - 2;
  for (let hops = 0; hops < 3; hops += 1) {
    const office = phrases.endingAt(end);
    if (office === null && lexicon.prepositions.has(tokens[end - 1]?.lower ?? "")) {
      // "the secretary of state, George Marshall"
      end -= 2;
      continue;
    }
    if (office?.pronoun !== null) return [];
    const before = tokens[office.from - 1];
    if (before?.kind === "word" && lexicon.prepositions.has(before.lower)) {
      end = office.from - 2;
      continue;
    }
    const words = tokens.slice(office.from, office.to).map(({ lower }) => lower);
    return office.names.length === 0 && words.some((word) => lexicon.roles.has(word))
      ? [...office.roles]
      : [];
  }
  return [];
}

/** "Andrey Kortunov, head of a think-tank", "Igor Ivanov was foreign minister of Russia". */
function officeAfter(tokens: readonly Token[], phrase: Phrase, lexicon: Lexicon): string[] {
  const mark = tokens[phrase.to];
  const joins = mark?.kind === "comma" || (mark?.kind === "word" && IS.test(mark.lower));
  if (!joins) return [];
  let first = phrase.to + 1;
  if (
    lexicon.articles.has(tokens[first]?.lower ?? "") ||
    lexicon.possessives.has(tokens[first]?.lower ?? "") ||
    isOwner(tokens[first])
  )
    first += 1;
  let end = first;
  while (end - first < LONGEST_OFFICE && isOfficeWord(tokens[end], lexicon)) end += 1;
  const words = tokens.slice(first, end).map(({ lower }) => lower);
  const last = words.findLastIndex((word) => lexicon.roles.has(word));
  return words
    .slice(0, last + 1)
    .map(foldedName)
    .filter((word) => word !== "");
}

function isOfficeWord(token: Token | undefined, lexicon: Lexicon): boolean {
  if (token?.kind !== "word" || IS.test(token.lower)) return false;
  const { lower } = token;
  const { prepositions, auxiliaries, doubts, relatives, adverbs } = lexicon;
  const isFrame = [prepositions, auxiliaries, doubts, relatives, adverbs].some((frame) => frame.has(lower));
  return !isFrame && lexicon.verb(lower) === null;
}
