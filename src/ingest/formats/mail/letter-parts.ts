/** A part of a letter in its source, one character a byte. */
export interface LetterPart {
  /** Its header with the line end of its last field, and its body with the line end before the next part. */
  readonly header: { readonly start: number; readonly end: number };
  readonly body: { readonly start: number; readonly end: number };
  /** `text/plain` where the part says nothing. */
  readonly type: string;
  /** What it declares as the encoding of its text. */
  readonly charset: string | undefined;
  readonly transfer: string;
}

/** A line that may part two parts; boundaries have 70 characters at most. */
const BOUNDARY_LINE = /^--([^\r\n]{1,200}?)[ \t]{0,20}\r?$/gm;
const HEADER_END = /\r?\n(?:\r?\n|--)/g;

/** More parts are an attack; those that follow are left as they are. */
const MOST_PARTS = 5_000;

/** The parts of a letter that hold no others, in their order; what stands in a letter within the letter is none of them. */
export function letterParts(source: string): LetterPart[] {
  const boundaries = new Set<string>();
  const parts: LetterPart[] = [];
  let part = openPart(source, 0, boundaries);
  const close = (end: number): void => {
    if (part !== null && !part.type.startsWith("multipart/"))
      parts.push({ ...part, body: { start: Math.min(part.body.start, end), end } });
  };
  for (const { 0: line, 1: name = "", index } of source.matchAll(BOUNDARY_LINE)) {
    const isEnd = !boundaries.has(name) && name.endsWith("--") && boundaries.has(name.slice(0, -2));
    if (!isEnd && !boundaries.has(name)) continue;
    close(index);
    if (parts.length >= MOST_PARTS) return parts;
    part = isEnd ? null : openPart(source, index + line.length + 1, boundaries);
  }
  close(source.length);
  return parts;
}

/** The part that begins at a place of the source; the boundary of what is below it joins the others. */
function openPart(source: string, start: number, boundaries: Set<string>): LetterPart | null {
  if (start >= source.length) return null;
  const ends = headerEnd(source, start);
  const header = { start, end: ends.index };
  const fields = unfolded(source.slice(header.start, header.end));
  const given = fieldOf(fields, "content-type") ?? "";
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(given)?.[0].toLowerCase() ?? "text/plain";
  const boundary = parameterOf(given, "boundary");
  if (type.startsWith("multipart/") && boundary !== undefined) boundaries.add(boundary);
  return {
    header,
    body: { start: ends.index + ends.length, end: source.length },
    type,
    charset: parameterOf(given, "charset"),
    transfer: (fieldOf(fields, "content-transfer-encoding") ?? "").toLowerCase(),
  };
}

/** A header ends with an empty line, and where the next part begins, so that nobody looks for that line through the whole letter. */
function headerEnd(source: string, start: number): { readonly index: number; readonly length: number } {
  if (/^\r?\n/.test(source.slice(start, start + 2))) return { index: start, length: 0 };
  const line = new RegExp(HEADER_END);
  line.lastIndex = start;
  const found = line.exec(source);
  if (found === null) return { index: source.length, length: 0 };
  return { index: found.index, length: found[0].endsWith("-") ? 0 : found[0].length };
}

/** Longer headers are an attack. */
const LONGEST_HEADER = 50_000;

function unfolded(header: string): string {
  return header.slice(0, LONGEST_HEADER).replace(/\r?\n[ \t]/g, " ");
}

function fieldOf(fields: string, name: string): string | undefined {
  return new RegExp(`^${name}[ \\t]{0,20}:[ \\t]*(.*)`, "im").exec(fields)?.[1]?.trim();
}

function parameterOf(field: string, name: string): string | undefined {
  const [, quoted, bare] =
    new RegExp(`;\\s{0,100}${name}\\s{0,20}=\\s{0,20}(?:"([^"]*)"|([^\\s;]+))`, "i").exec(field) ?? [];
  return quoted ?? bare;
}
