/** A part of a formula in a line: what is more than one sign stands in parentheses. */
export function grouped(part = ""): string {
  const text = part.trim();
  return /^[\p{L}\p{M}]?[\p{L}\p{N}\p{M}.,]*$|^\P{L}$/u.test(text) ? text : `(${text})`;
}
