/** Shorter words are left as they are: too many others sound like them. */
const SHORTEST = 4;

/** Shorter words are not taken for a mistyped other one: Iran is not Iraq. */
const SHORTEST_MISTYPED = 6;

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

/**
 * The word of the vocabulary that the writer most likely meant by one that no document holds: one that sounds the same,
 * else one that differs by a letter (left out, put in, another, two exchanged). Of several, the one in most passages, then
 * the first by alphabet. Null where there is none. `vocabulary`: stem → number of passages.
 */
export function nearestWord(stem: string, vocabulary: ReadonlyMap<string, number>): string | null {
  if (stem.length < SHORTEST || /\p{N}/u.test(stem)) return null;
  const sound = soundOf(stem);
  const best = { word: null as string | null, rank: Infinity, passages: 0 };
  for (const [word, passages] of vocabulary) {
    const rank = rankOf(word, stem, sound);
    if (rank === Infinity) continue;
    const isBetter =
      rank < best.rank ||
      (rank === best.rank &&
        (passages > best.passages || (passages === best.passages && word < (best.word ?? word))));
    if (isBetter) Object.assign(best, { word, rank, passages });
  }
  return best.word;
}

/** 0 for the same sound, 1 for one letter's difference, else infinite. */
function rankOf(word: string, stem: string, sound: string): number {
  if (Math.abs(word.length - stem.length) > 3 || word.length < SHORTEST - 1) return Infinity;
  if (word.startsWith(stem.charAt(0)) && soundOf(word) === sound) return 0;
  return stem.length >= SHORTEST_MISTYPED && differsByOne(word, stem) ? 1 : Infinity;
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
