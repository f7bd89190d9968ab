const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/gu;
const LETTER = /\p{L}/gu;

/** Whether most letters of these texts are of a script that is written from right to left. */
export function isRightToLeft(texts: readonly string[]): boolean {
  return count(texts, RIGHT_TO_LEFT) > count(texts, LETTER) / 2;
}

function count(texts: readonly string[], letter: RegExp): number {
  return texts.reduce((sum, text) => sum + (text.match(letter)?.length ?? 0), 0);
}

/**
 * What stands on a line from left to right, in the order in which it is read: what stands together in the other direction
 * ("Open Door" within Hebrew) keeps its own.
 */
export function inReadingOrder<Item extends { readonly text: string }>(
  items: readonly Item[],
  rightToLeft: boolean,
): Item[] {
  const other = rightToLeft ? "left" : "right";
  const groups: { readonly isOther: boolean; readonly items: Item[] }[] = [];
  const directions = items.map(({ text }) => directionOf(text));
  for (const [at, item] of items.entries()) {
    const last = groups.at(-1);
    // What has no direction of its own belongs to what is on both of its sides.
    const direction = directions[at] ?? directions.slice(at).find((one) => one !== null);
    const isOther = direction === other && (directions[at] !== null || last?.isOther === true);
    if (isOther && last?.isOther === true) last.items.push(item);
    else groups.push({ isOther, items: [item] });
  }
  if (rightToLeft) return groups.reverse().flatMap((group) => group.items);
  return groups.flatMap(({ isOther, items: within }) => (isOther ? within.reverse() : within));
}

function directionOf(text: string): "left" | "right" | null {
  if (isRightToLeft([text])) return "right";
  return /[\p{L}\p{N}]/u.test(text) ? "left" : null;
}

/** Letters in the form of a word's end, and the article at its beginning: backwards they stand where they cannot. */
const AT_ITS_END = /(?<!\p{L})\p{L}{1,30}[ךםןףץةى](?!\p{L})|(?<!\p{L})ال\p{L}{2}/gu;
const AT_ITS_BEGINNING = /(?<!\p{L})[ךםןףץةى]\p{L}|\p{L}{2}لا(?!\p{L})/gu;
const TELLING = 2;

/**
 * Whether a page's Hebrew or Arabic comes out backwards: its program has written the letters in the order in which they are
 * read, and not in that in which they stand.
 */
export function isBackwards(texts: readonly string[]): boolean {
  const plain = texts.map((text) => text.normalize("NFKC"));
  const wrong = count(plain, AT_ITS_BEGINNING);
  return wrong >= TELLING && wrong > count(plain, AT_ITS_END) * TELLING;
}

const UNIT = /[\p{sc=Latin}\p{N}](?:[\p{sc=Latin}\p{N}.,:/-]*[\p{sc=Latin}\p{N}])?|\P{M}\p{M}*/gu;
const MIRRORED: ReadonlyMap<string, string> = new Map(
  ["()", "[]", "<>", "«»"].flatMap(([open = "", close = ""]) => [
    [open, close],
    [close, open],
  ]),
);

/** Brackets that are written as they look from the left: the first one of a line closes, and as many open as close. */
export function withBracketsMirrored(text: string): string {
  const brackets = text.match(/[()[\]]/g) ?? [];
  const closing = brackets.filter((bracket) => bracket === ")" || bracket === "]");
  if (brackets[0] !== closing[0] || closing.length * 2 !== brackets.length) return text;
  return text.replace(/[()[\]]/g, (bracket) => MIRRORED.get(bracket) ?? bracket);
}

/** The letters the other way round, numbers and Latin words as they are. */
export function backwards(text: string): string {
  const units = text.match(UNIT) ?? [];
  return units
    .reverse()
    .map((unit) => MIRRORED.get(unit) ?? unit)
    .join("");
}
