/** Words by which a question denies; "whether or not" leaves it open. */
const DENIED = /\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|n['’]t\b/iu;
const LEFT_OPEN = /\bor (?:\p{L}+ )?not\b/giu;
/** A sentence may deny in more ways than by a "not". */
const DENYING =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|unable|fail(?:s|ed|ure)?|lack(?:s|ed)?|refus(?:e|es|ed|al)|reject(?:s|ed|ion)?|den(?:y|ies|ied|ial)|prevent(?:s|ed)?|prohibit(?:s|ed)?|bans?|banned|instead|except|unlike)\b|n['’]t\b/iu;
/** The reason why something is not so is often one of which nothing is denied. */
const ASKS_FOR_REASON = /\b(?:why|how come)\b/iu;

const OPPOSITES: ReadonlyMap<string, readonly string[]> = opposites(
  "most least, more less, more fewer, first last, before after, largest smallest, larger smaller, large small, " +
    "highest lowest, higher lower, high low, best worst, oldest youngest, oldest newest, old new, longest shortest, " +
    "increase decrease, increases decreases, increased decreased, increasing decreasing, maximum minimum, above below, " +
    "upper lower, north south, northern southern, east west, eastern western, early late, earliest latest, won lost, " +
    "win lose, began ended, begin end, major minor, public private, internal external, inside outside, " +
    "positive negative, domestic foreign, all none, always never, direct indirect, " +
    "directly indirectly, complete incomplete, dependent independent, possible impossible, allow forbid, " +
    "allowed forbidden, include exclude, included excluded, rich poor",
);
/** Before a word they turn it round; other prefixes (form, inform) seldom do. */
const TURNING = ["un", "non", "il", "ir"];
const SHORTEST_TURNED = 4;

/**
 * Whether a sentence says the contrary of what the question takes for given: the question denies and the sentence does
 * not, or where the question has a word, the sentence has its opposite. By English words; in other languages it is false.
 */
export function contradicts(question: string, sentence: string): boolean {
  return deniesAlone(question, sentence) || isTurnedRound(wordsOf(question), wordsOf(sentence));
}

function deniesAlone(question: string, sentence: string): boolean {
  if (ASKS_FOR_REASON.test(question) || !DENIED.test(question.replace(LEFT_OPEN, ""))) return false;
  return !DENYING.test(sentence);
}

function isTurnedRound(question: ReadonlySet<string>, sentence: ReadonlySet<string>): boolean {
  return [...question].some((word) => {
    if (sentence.has(word)) return false;
    const opposite = OPPOSITES.get(word) ?? [];
    return opposite.some((other) => sentence.has(other) && !question.has(other)) || isNegated(word, sentence);
  });
}

function isNegated(word: string, sentence: ReadonlySet<string>): boolean {
  return TURNING.some((prefix) => {
    const root = word.slice(prefix.length);
    const isPrefixed = word.startsWith(prefix) && root.length >= SHORTEST_TURNED;
    if (isPrefixed && sentence.has(root)) return true;
    return word.length >= SHORTEST_TURNED && sentence.has(prefix + word);
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** From pairs, to be read in both directions. */
function opposites(pairs: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const pair of pairs.split(", ")) {
    const [left = "", right = ""] = pair.split(" ");
    found.set(left, [...(found.get(left) ?? []), right]);
    found.set(right, [...(found.get(right) ?? []), left]);
  }
  return found;
}
