/**
 * The source of an expression that finds the words of a text as they are, over any white space between them; empty for a text
 * without words.
 */
export function literalPattern(text: string): string {
  return text
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"))
    .join("\\s+");
}
