/**
 * How a name sounds, roughly, whichever alphabet's rules wrote it down: Lavrov, Lawrow and Lavrow are one, as are
 * Gorbachev and Gorbatschow. Rules of transliteration, no list of names.
 */
export function soundOf(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/schtsch|shch|szcz/gu, "s")
    .replace(/tsch|tch|cz/gu, "c")
    .replace(/sch|sh|sz/gu, "s")
    .replace(/ch/gu, "c")
    .replace(/zh|rz|j(?=[aou])/gu, "z")
    .replace(/kh|ck|q/gu, "k")
    .replace(/ph/gu, "f")
    .replace(/tz|ts/gu, "z")
    .replace(/x/gu, "ks")
    .replace(/w/gu, "v")
    .replace(/(?:ij|iy|yi|ii|ie|ei|ey|y|j)/gu, "i")
    .replace(/oo|ou/gu, "u")
    .replace(/ff$/u, "v")
    .replace(/ev$/u, "ov")
    .replace(/(.)\1+/gu, "$1");
}

/** Whether one insertion, deletion, replacement or exchange of neighbours makes one word of the other. */
export function differsByOne(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}

/**
 * How many insertions, deletions, replacements and exchanges of neighbours make one word of the other; Infinity for more than `most`,
 * which is told after few letters of words that are not alike.
 */
export function editsBetween(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const differs = left[row - 1] === right[column - 1] ? 0 : 1;
      const isExchanged =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + differs,
        isExchanged ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return Infinity;
    beforeLast = last;
    last = current;
  }
  const edits = last[right.length] ?? 0;
  return edits > most ? Infinity : edits;
}
