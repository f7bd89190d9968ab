/** A line as CommonMark that reads nothing in it as its own: the words are shown as they are. */
export function markdownText(line: string): string {
  return line
    .replace(/[\\`*_[\]<>&~|$]/gu, "\\$&")
    .replace(/^[#+=-]/u, "\\$&")
    .replace(/^(\d{1,9})([.)])/u, "$1\\$2");
}
