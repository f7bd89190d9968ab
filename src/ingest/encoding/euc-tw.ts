import iconv from "iconv-lite";

/**
 * The characters of EUC-TW stand in the same order as those of Big5, but for a few that were counted wrong there: from the place
 * before each colon on, counted in rows of 94, their places in Big5, counted in rows of 157, are further by the number behind it.
 */
const PLANES: readonly (readonly (readonly [place: number, offset: number])[])[] = [
  `0:0 21:2 24:-2 29:0 73:1 74:-1 75:0 127:1 128:-1 129:0 148:1 149:-1 150:0 155:-134 156:2 160:0 282:-48 470:5631
    3290:-2819 4702:-2818 5126:-3243 5127:-2819 7003:-2432 7004:-2820 7391:-2819 7916:-2630 7917:-2820 8106:-2819
    8190:-2673 8191:-2820 8245:-2819 8246:-2821 8247:-2820 8337:-2819`,
  `0:6280 10:6281 43:6329 44:6280 92:6281 138:6448 139:6280 306:6281 2146:6928 2147:6281 2255:6282 2792:5635 2793:6282
    2893:5643 2894:6281 3293:6282 4930:6831 4931:6281 5077:6822 5078:6280 5365:7143 5366:6279 5482:6280 5619:6281
    5723:6702 5724:6280 5946:6281 6144:6282 6226:6283 6312:5914 6313:6282 6321:6283 6474:6284 6530:6584 6531:6283
    6644:5959 6645:6282 6787:5970 6788:6281 6833:6282 6904:6476 6905:6281 7099:6282 7589:6325 7590:6281 7633:6282
    7634:6283 7645:6271 7646:6282`,
].map((runs) =>
  runs.split(/\s+/).map((run): readonly [number, number] => {
    const [place = 0, offset = 0] = run.split(":").map(Number);
    return [place, offset];
  }),
);

/** What stands before a character of another plane than the first: this, and the number of the plane. */
const [OTHER_PLANE, PLANE_NUMBERS] = [0x8e, 0xa0];
const FIRST = 0xa1;

/** The text of bytes in EUC-TW; U+FFFD stands for what is none in it, and for the rarest characters. */
export function decodeEucTw(bytes: Uint8Array): string {
  const big5: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      big5.push(byte);
      continue;
    }
    const isOther = byte === OTHER_PLANE;
    const start = isOther ? at + 2 : at;
    const plane = isOther ? (bytes[at + 1] ?? 0) - PLANE_NUMBERS : 1;
    const pair = big5Pair(plane, (bytes[start] ?? 0) - FIRST, (bytes[start + 1] ?? 0) - FIRST);
    big5.push(...(pair ?? [0xff]));
    if (pair !== null || isOther) at = start + 1;
  }
  return iconv.decode(Buffer.from(big5), "big5");
}

function big5Pair(plane: number, row: number, column: number): readonly [number, number] | null {
  if (row < 0 || row > 93 || column < 0 || column > 93) return null;
  const place = row * 94 + column;
  const offset = PLANES[plane - 1]?.findLast(([from]) => from <= place)?.[1];
  if (offset === undefined) return null;
  const low = (place + offset) % 157;
  return [FIRST + Math.floor((place + offset) / 157), low < 63 ? 0x40 + low : FIRST + low - 63];
}
