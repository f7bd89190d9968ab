import { NASTY_PIECES, nastyText } from "../growth/nasty-texts.ts";
import type { Random } from "../random.ts";

/** Texts that programs have stumbled over. */
const TEXTS: readonly string[] = [
  "",
  " ",
  "\u200b\u200b",
  "\0",
  "a\0b",
  "a\r\nSet-Cookie: x=1\r\n\r\n",
  "\ud800",
  "x\udc00x",
  "\u202egnp.exe",
  "\ufeffx",
  "e\u0301\u0301\u0301\u0301",
  "👩‍👩‍👧‍👦",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "..%2f..%2fetc%2fpasswd",
  "/etc/passwd",
  "upload:../../x",
  "upload:0000000000000000",
  "C:\\con\\nul",
  '" OR "" NEAR(a b) AND NOT *',
  "title:* ^ {a} : - + (",
  "author:Ivanov after:2018 before:9999-99-99 lang:en tag:",
  '"""""""""',
  "'; DROP TABLE documents; --",
  "%s%n%x",
  "<script>alert(1)</script>",
  "__proto__",
  "constructor",
  "toString",
  "true",
  "null",
  "NaN",
  "-1",
  "0",
  "1e3",
  "1e999",
  "0x10",
  " 5",
  "٣",
  "9007199254740993",
  "99999999999999999999999999",
  "2020-02-30",
  "0000-00-00",
  "9999-12-31",
  "+275760-09-14",
  'W/""',
  "*",
];

const NUMBERS: readonly number[] = [
  -1,
  -0,
  0,
  0.5,
  1.0000001,
  100,
  101,
  1_000,
  1_001,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 63),
  1e308,
  5e-324,
];

export function hostileText(random: Random): string {
  if (random.chance(0.1)) {
    const piece = random.pick(["x", "é", "😀", "(", '"', " ", "a b ", "\u0301", "../"]);
    return piece.repeat(random.pick([499, 501, 1_001, 2_001, 5_000, 100_000]));
  }
  if (random.chance(0.2)) return nastyQuestion(random);
  return random.pick(TEXTS);
}

/** One of the texts that are dear to read, as long as a question may be, or a little longer, or far too long. */
function nastyQuestion(random: Random): string {
  const [, piece] = random.pick(NASTY_PIECES);
  return nastyText(piece, random.pick([300, 1_900, 2_000, 2_001, 20_000, 100_000]));
}

/** Any value of JSON, as a rule of the wrong type. */
export function hostileValue(random: Random): unknown {
  switch (random.integer(0, 8)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(NUMBERS);
    case 3:
      return [];
    case 4:
      return {};
    case 5:
      return Array.from({ length: random.pick([1, 101, 1_001]) }, () => hostileText(random).slice(0, 100));
    case 6:
      return nested(random.pick([10, 1_000]));
    case 7:
      return JSON.parse('{"__proto__": {"k": 1}, "constructor": {"prototype": null}}') as unknown;
    default:
      return hostileText(random);
  }
}

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}
