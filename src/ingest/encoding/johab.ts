import iconv from "iconv-lite";

/** Initial, middle and last part of a syllable by their five bits; null where the bits stand for none. */
const INITIAL = numbered([[2, 19]]);
const MIDDLE = numbered([
  [3, 5],
  [10, 6],
  [18, 6],
  [26, 4],
]);
/** The first of them is none. */
const LAST = numbered([
  [1, 17],
  [19, 11],
]);
const [NO_INITIAL, NO_MIDDLE, NO_LAST] = [1, 2, 1];

/** Letters that stand alone, in the order of the parts that they would be. */
const INITIAL_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const LAST_LETTERS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
const FIRST_MIDDLE_LETTER = 0x314f;
const FIRST_SYLLABLE = 0xac00;

/**
 * The text of bytes in Johab (windows-1361), in which each syllable of Korean is made of the numbers of its parts; Chinese
 * characters and signs have other places than in EUC-KR, but the same order. U+FFFD stands for bytes that are none in it.
 */
export function decodeJohab(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) pieces.push(String.fromCharCode(first));
    else {
      const second = bytes[at + 1] ?? 0;
      const character = first < 0xd8 ? syllable((first << 8) | second) : ofStandard(first, second);
      pieces.push(character ?? "\uFFFD");
      if (character !== null || second >= 0x80) at++;
    }
  }
  return pieces.join("");
}

function syllable(code: number): string | null {
  const [initial, middle, last] = [(code >> 10) & 31, (code >> 5) & 31, code & 31];
  const [first, second, third] = [INITIAL.get(initial), MIDDLE.get(middle), LAST.get(last)];
  if (first !== undefined && second !== undefined && third !== undefined)
    return String.fromCharCode(FIRST_SYLLABLE + (first * 21 + second) * 28 + third);
  if (first !== undefined && middle === NO_MIDDLE && last === NO_LAST) return INITIAL_LETTERS[first] ?? null;
  if (initial !== NO_INITIAL) return null;
  if (second !== undefined && last === NO_LAST) return String.fromCharCode(FIRST_MIDDLE_LETTER + second);
  return middle === NO_MIDDLE && third !== undefined ? (LAST_LETTERS[third - 1] ?? null) : null;
}

/** A sign or a Chinese character: two rows of the standard's table to a first byte. */
function ofStandard(first: number, second: number): string | null {
  const column = second >= 0x91 ? second - 0x91 + 0x4e : second - 0x31;
  if (second < 0x31 || (second > 0x7e && second < 0x91) || column > 187) return null;
  const pair = first >= 0xe0 && first <= 0xf9 ? 41 + (first - 0xe0) * 2 : (first - 0xd9) * 2;
  if (first < 0xd9 || first > 0xf9 || (first > 0xde && first < 0xe0)) return null;
  const row = pair + (column >= 94 ? 1 : 0);
  const character = iconv.decode(Buffer.from([row + 0xa1, (column % 94) + 0xa1]), "euckr");
  return character.includes("\uFFFD") ? null : character;
}

function numbered(runs: readonly (readonly [from: number, length: number])[]): ReadonlyMap<number, number> {
  const codes = runs.flatMap(([from, length]) => Array.from({ length }, (_, at) => from + at));
  return new Map(codes.map((code, at) => [code, at]));
}
