const ROMAN: readonly (readonly [value: number, digits: string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];
const LETTERS = 26;

/** Beyond this letters and Roman numerals grow long, and no list is so. */
const LARGEST = 1_000;

/** A number as the items of a list are counted: "decimal", "lowerLetter", "upperRoman" … as Office Open XML calls it. */
export function countedAs(count: number, format: string): string {
  if (count < 1 || count > LARGEST) return String(count);
  switch (format) {
    case "lowerLetter":
      return lettersOf(count);
    case "upperLetter":
      return lettersOf(count).toUpperCase();
    case "lowerRoman":
      return romanOf(count);
    case "upperRoman":
      return romanOf(count).toUpperCase();
    case "decimalZero":
      return String(count).padStart(2, "0");
    case "none":
      return "";
    default:
      return String(count);
  }
}

/** a to z, then aa to zz. */
function lettersOf(count: number): string {
  const letter = String.fromCharCode("a".charCodeAt(0) + ((count - 1) % LETTERS));
  return letter.repeat(Math.ceil(count / LETTERS));
}

function romanOf(count: number): string {
  let rest = count;
  let text = "";
  for (const [value, digits] of ROMAN) for (; rest >= value; rest -= value) text += digits;
  return text;
}
