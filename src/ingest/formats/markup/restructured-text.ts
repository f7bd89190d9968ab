import type { MarkedUp } from "./marked-up.ts";

const LINE = /^([=\-~^"'`#*+:.<>_])\1{2,}\s*$/;
const FIELD = /^:([\w -]{1,40}):\s+(.*)$/;
const DIRECTIVE = /^(\s*)\.\.\s+([\w-]+)::\s*(.*)$/;
const NOTE = /^\.\.\s+\[#?([\w*-]{1,40})\]\s*(.*)$/;
/** Directives whose text is code, and those whose text is read as if it stood by itself. */
const CODE = /^(?:code|code-block|sourcecode|literalinclude|parsed-literal|prompt)$/;
const READ =
  /^(?:note|warning|tip|important|hint|caution|attention|admonition|topic|sidebar|epigraph|table|figure|list-table|container|rubric|centered|math)$/;

/** Directives within directives; nobody writes so many. */
const DEEPEST = 10;
/** Lines of a table; a longer one is read line by line. */
const LONGEST_TABLE = 2_000;

/** reStructuredText. */
export function restructuredAsMarkdown(text: string, depth = 0): MarkedUp {
  const fields = new Map<string, unknown>();
  const authors: string[] = [];
  const lines = text.split("\n");
  const levels: string[] = [];
  const out: string[] = [];
  let [titleIsSet, blank] = [false, 0];
  const isAtTop = (): boolean => {
    while (blank < out.length && out[blank]?.trim() === "") blank++;
    return blank === out.length;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const heading = headingAt(lines, at);
    if (heading !== null) {
      const { title, sign, taken } = heading;
      if (!levels.includes(sign)) levels.push(sign);
      if (!titleIsSet && isAtTop()) fields.set("title", inline(title));
      else out.push("", `${"#".repeat(Math.min(levels.indexOf(sign) + 1, 6))} ${inline(title)}`, "");
      titleIsSet = true;
      at += taken - 1;
    } else if (FIELD.test(line) && isAtTop()) {
      const [, name = "", value = ""] = FIELD.exec(line) ?? [];
      if (/^authors?$/i.test(name)) authors.push(value.trim());
      else fields.set(name.toLowerCase(), value.trim());
    } else at += writeLine(lines, at, out, depth);
  }
  if (authors.length > 0) fields.set("authors", authors);
  return { markdown: out.join("\n"), fields };
}

/** A line with a line of signs below it, perhaps one above it, too. */
function headingAt(
  lines: readonly string[],
  at: number,
): { readonly title: string; readonly sign: string; readonly taken: number } | null {
  const [first = "", second = "", third = ""] = lines.slice(at, at + 3);
  const over = LINE.exec(first)?.[1];
  if (
    over !== undefined &&
    second.trim() !== "" &&
    LINE.exec(third)?.[1] === over &&
    !/^\s*=+\s+=/.test(first)
  )
    return { title: second.trim(), sign: over + over, taken: 3 };
  const under = LINE.exec(second)?.[1];
  if (under === undefined || first.trim() === "" || /^\s/.test(first) || LINE.test(first)) return null;
  if ((lines[at - 1] ?? "").trim() !== "" || second.trim().length + 3 < first.trim().length) return null;
  return { title: first.trim(), sign: under, taken: 2 };
}

/** Writes what begins in this line; how many further lines that took. */
function writeLine(lines: readonly string[], at: number, out: string[], depth: number): number {
  const line = lines[at] ?? "";
  const directive = DIRECTIVE.exec(line);
  if (directive !== null) return writeDirective(lines, at, directive, { out, depth });
  const note = NOTE.exec(line);
  if (note !== null) {
    const body = indentedBelow(lines, at);
    const words = [note[2] ?? "", ...body.map((one) => one.trim())].filter((one) => one !== "").join(" ");
    out.push("", `[^${note[1] ?? ""}]: ${inline(words)}`);
    return body.length;
  }
  if (/^\.\.(?:\s|$)/.test(line)) return indentedBelow(lines, at).length;
  if (isTableEdge(line)) return writeTable(lines, at, out);
  const said = line.trimEnd();
  if (said.endsWith("::")) {
    out.push(inline(/\S::$/.test(said) ? said.slice(0, -1) : said.slice(0, -2)), "", "```");
    const body = indentedBelow(lines, at);
    out.push(...body, "```", "");
    return body.length;
  }
  out.push(inline(line.replace(/^(\s*)\|\s(.*)$/, "$1$2  ").replace(/^\s*(?:[a-z]|#)\.\s/, "   1. ")));
  return 0;
}

function writeDirective(
  lines: readonly string[],
  at: number,
  found: RegExpExecArray,
  { out, depth }: { readonly out: string[]; readonly depth: number },
): number {
  const [, , name = "", argument = ""] = found;
  const body = indentedBelow(lines, at);
  const text = body.filter((line) => !/^\s*:[\w-]+:/.test(line));
  if (CODE.test(name)) out.push("", "```", ...withoutIndent(text), "```", "");
  else if (READ.test(name)) {
    const caption = name === "figure" || name === "list-table" ? "" : argument;
    const inner = withoutIndent(text).join("\n");
    const read = depth < DEEPEST ? restructuredAsMarkdown(inner, depth + 1).markdown : inner;
    out.push("", inline(caption), "", read, "");
  }
  return body.length;
}

/** The lines below that belong to this one: blank or indented. */
function indentedBelow(lines: readonly string[], at: number): string[] {
  let end = at + 1;
  while (end < lines.length && /^(?:\s|$)/.test(lines[end] ?? "")) end++;
  return lines.slice(at + 1, end);
}

function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const least = Math.min(...indents, 40);
  return lines.map((line) => line.slice(least));
}

/** "=====  ====": the edge of a table whose columns the gaps tell. */
function isTableEdge(line: string): boolean {
  return /^\s*=+(?:\s+=+)+\s*$/.test(line);
}

function writeTable(lines: readonly string[], at: number, out: string[]): number {
  const starts = [...(lines[at] ?? "").matchAll(/=+/g)].map(({ index }) => index);
  const below = lines.slice(at + 1, at + 1 + LONGEST_TABLE);
  const end = below.findIndex((line, place) => isTableEdge(line) && (below[place + 1] ?? "").trim() === "");
  if (end === -1) return 0;
  const rows = below
    .slice(0, end)
    .filter((line) => line.trim() !== "" && !isTableEdge(line))
    .map((line) => starts.map((start, column) => inline(line.slice(start, starts[column + 1]).trim())));
  const [head = [], ...others] = rows;
  out.push("", rowOf(head), `|${" --- |".repeat(starts.length)}`, ...others.map(rowOf), "");
  return end + 1;
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function inline(text: string): string {
  return text
    .replace(/\s?\[#?([\w*-]{1,40})\]_(?!\w)/g, "[^$1]")
    .replace(/\\ ?:sup:`([^`]{1,100})`/g, "<sup>$1</sup>")
    .replace(/\\ ?:sub:`([^`]{1,100})`(?:\\ )?/g, "$1")
    .replace(/:[\w:-]{1,40}:`([^`<]{1,300}?)\s?(?:<[^<>`]{1,300}>)?`/g, "$1")
    .replace(/``([^`\n]{1,300})``/g, "`$1`")
    .replace(/`([^`<>\n]{1,300}?)\s?<[^<>`\s]{1,500}>`__?/g, "$1")
    .replace(/`([^`\n]{1,300})`_+/g, "$1")
    .replace(/\[STRIKEOUT:([^\]]{1,300})\]/g, "$1");
}
