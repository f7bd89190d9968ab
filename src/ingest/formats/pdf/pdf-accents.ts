/** Accents that are drawn as signs of their own, and the ones that combine with the letter before them. */
const COMBINING: ReadonlyMap<string, string> = new Map([
  ["`", "\u0300"],
  ["\u00B4", "\u0301"],
  ["\u02C6", "\u0302"],
  ["\u02DC", "\u0303"],
  ["\u00AF", "\u0304"],
  ["\u02C9", "\u0304"],
  ["\u02D8", "\u0306"],
  ["\u02D9", "\u0307"],
  ["\u00A8", "\u0308"],
  ["\u02DA", "\u030A"],
  ["\u02DD", "\u030B"],
  ["\u02C7", "\u030C"],
  ["\u00B8", "\u0327"],
  ["\u02DB", "\u0328"],
]);
const UNDOTTED: ReadonlyMap<string, string> = new Map([
  ["\u0131", "i"],
  ["\u0237", "j"],
]);

/** So far, in font sizes, an accent may reach into the letter below it at least and at most, and stand above its line. */
const LEAST_OVERLAP = 0.1;
const MOST_OVERLAP = 1.1;
const HIGHEST = 0.45;

interface Item {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

/**
 * The items of a page, as pdf.js gives them, with letters in place of the accents that are drawn over them: TeX's older fonts
 * have no ü, but a ¨ that is drawn first and a u that is put below it.
 */
export function withAccents<Drawn extends Item>(items: readonly Drawn[]): readonly Drawn[] {
  const composed: Drawn[] = [];
  /** Where the last item stands that has text. */
  let last = -1;
  for (const item of items) {
    const before = composed[last];
    const letter = before === undefined ? null : accented(before, item);
    if (before !== undefined && letter !== null) {
      const accentless = before.str.slice(0, -1);
      composed[last] = {
        ...before,
        str: accentless,
        width: accentless === "" ? 0 : before.width + gapBetween(before, item).along,
      };
      composed.push({ ...item, str: letter + item.str.slice(1) });
    } else composed.push(item);
    if (item.str !== "") last = composed.length - 1;
  }
  return composed;
}

/** The first letter of an item with the accent that the one before it ends with, or null. */
function accented(before: Item, item: Item): string | null {
  const accent = COMBINING.get(before.str.slice(-1));
  const base = item.str.charAt(0);
  if (accent === undefined || !/\p{L}/u.test(base)) return null;
  const { along, above, size } = gapBetween(before, item);
  if (along > -size * LEAST_OVERLAP || along < -size * MOST_OVERLAP || Math.abs(above) > size * HIGHEST)
    return null;
  const letter = ((UNDOTTED.get(base) ?? base) + accent).normalize("NFC");
  return letter.length === 1 ? letter : null;
}

/** How far an item begins behind the end of the one before, and how far that stands above it, along and across its line. */
function gapBetween(
  before: Item,
  item: Item,
): { readonly along: number; readonly above: number; readonly size: number } {
  const [a = 1, b = 0, , , x = 0, y = 0] = before.transform;
  const [, , , , nextX = 0, nextY = 0] = item.transform;
  const size = Math.hypot(a, b) || 1;
  const [right, up] = [nextX - x, nextY - y];
  return {
    along: (right * a + up * b) / size - before.width,
    above: (right * b - up * a) / size,
    size,
  };
}
