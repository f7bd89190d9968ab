/** Characters of a chunk, about. Parsing takes more than linear time: 2.6 MB took 27 s whole, 64 kB at a time 7 s. */
const CHUNK = 65_536;

const FENCE = /^ {0,3}(?:```|~~~)/;
const LINK_DEFINITION = /^ {0,3}\[[^\]^][^\]]{0,200}\]:\s*\S/;

/**
 * Parts of a Markdown text that can be parsed one by one: cut before a heading or a paragraph that begins without
 * indent after a blank line, outside of code fences. Each part gets the link definitions of the whole text.
 */
export function markdownChunks(text: string): string[] {
  if (text.length <= CHUNK) return [text];
  const definitions: string[] = [];
  const chunks: string[][] = [[]];
  let size = 0;
  let fenced = false;
  let afterBlank = false;
  for (const line of text.split("\n")) {
    if (FENCE.test(line)) fenced = !fenced;
    else if (!fenced && LINK_DEFINITION.test(line)) definitions.push(line);
    if (size > CHUNK && afterBlank && !fenced && /^[\p{L}#]/u.test(line)) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(line);
    size += line.length + 1;
    afterBlank = line.trim() === "";
  }
  return chunks.map((lines) => [...lines, "", ...definitions].join("\n"));
}
