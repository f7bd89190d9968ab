import type { MarkedUp } from "./marked-up.ts";

const ATTRIBUTE = /^:!?([\w-]+):(?:\s+(.*))?$/;
/** Settings of a block: "[source,python]", "[[anchor]]". */
const BLOCK_SETTING = /^\[[^\]]{0,300}\]\s*$/;
const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ["----", "```"],
  ["....", "```"],
  ["++++", ""],
  ["====", ""],
  ["****", ""],
  ["--", ""],
]);

/** AsciiDoc. */
export function asciidocAsMarkdown(text: string): MarkedUp {
  const fields = new Map<string, unknown>();
  const notes: string[] = [];
  const lines = text.replace(/^\/{4,}\n[\s\S]*?\n\/{4,}$/gm, "").split("\n");
  const out: string[] = [];
  let at = readHead(lines, fields);
  let [inCode, inQuote, cells] = [false, false, null as string[][] | null];
  for (; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const plain = line.trimEnd();
    if (DELIMITERS.get(plain) === "```") {
      inCode = !inCode;
      out.push("```");
    } else if (inCode) out.push(line);
    else if (plain === "____") inQuote = !inQuote;
    else if (plain === "|===") {
      if (cells !== null) out.push("", ...tableOf(cells), "");
      cells = cells === null ? [] : null;
    } else if (cells !== null) {
      if (plain.startsWith("|"))
        cells.push(
          plain
            .split("|")
            .slice(1)
            .map((cell) => inline(cell.trim(), notes)),
        );
    } else if (!DELIMITERS.has(plain) && !BLOCK_SETTING.test(plain) && !plain.startsWith("//"))
      out.push((inQuote ? "> " : "") + lineAsMarkdown(line, fields, notes));
  }
  const listed = notes.map((note, number) => `[^${number + 1}]: ${note}`);
  return { markdown: [...joinedNotes(out, notes), "", ...listed].join("\n"), fields };
}

/** The title, the authors and the date below it, and how many lines they take. */
function readHead(lines: readonly string[], fields: Map<string, unknown>): number {
  let at = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("//"));
  if (!/^=\s+\S/.test(lines[at] ?? "")) return 0;
  fields.set("title", (lines[at] ?? "").slice(1).trim());
  for (at++; (lines[at] ?? "").trim() !== ""; at++) {
    const line = (lines[at] ?? "").trim();
    if (ATTRIBUTE.test(line)) setField(line, fields);
    else if (/\d{4}/.test(line)) fields.set("date", line.replace(/^v[\d.]+,\s*/, "").replace(/:.*$/, ""));
    else if (!fields.has("author")) fields.set("author", line.replace(/\s*<[^<>]{1,100}>/g, ""));
  }
  return at;
}

function setField(line: string, fields: Map<string, unknown>): void {
  const [, name = "", value = ""] = ATTRIBUTE.exec(line) ?? [];
  const known: Readonly<Record<string, string>> = { revdate: "date", authors: "author" };
  if (value !== "") fields.set(known[name] ?? name, value);
}

/** A note may be wrapped: it is put into one line before the lines are read. */
function joinedNotes(out: readonly string[], notes: string[]): readonly string[] {
  return out
    .join("\n")
    .replace(
      /footnote:\[([^\]]{1,2000})\]/g,
      (_, note: string) => `[^${notes.push(note.replace(/\s+/g, " "))}]`,
    )
    .split("\n");
}

function lineAsMarkdown(line: string, fields: Map<string, unknown>, notes: string[]): string {
  const [, signs = "", title = ""] = /^(={2,6})\s+(.*)$/.exec(line) ?? [];
  if (signs !== "") return `\n${"#".repeat(signs.length - 1)} ${inline(title, notes)}\n`;
  if (ATTRIBUTE.test(line)) {
    setField(line, fields);
    return "";
  }
  const caption = /^\.([^\s.].*)$/.exec(line)?.[1];
  if (caption !== undefined) return `\n${inline(caption, notes)}\n`;
  const [, marker = "", item = ""] = /^\s*(\*{1,5}|\.{1,5}|-)\s+(.*)$/.exec(line) ?? [];
  if (marker !== "") {
    const indent = "   ".repeat(marker.length - 1);
    return `${indent}${marker.startsWith(".") ? "1." : "-"} ${inline(item, notes)}`;
  }
  return inline(line.replace(/^(\S.{0,80}?)::\s*$/, "\n**$1**  "), notes);
}

function tableOf(rows: readonly (readonly string[])[]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const written = rows.map((row) => `| ${row.join(" | ")} |`);
  return width === 0 ? [] : [written[0] ?? "", `|${" --- |".repeat(width)}`, ...written.slice(1)];
}

function inline(text: string, notes: string[]): string {
  return text
    .replace(/footnote:\[([^\]]{1,2000})\]/g, (_, note: string) => `[^${notes.push(note)}]`)
    .replace(/^image::?\S{1,300}\[([^\],]{0,200})[^\]]{0,200}\]/, "$1")
    .replace(/(?:latex|ascii)?math:\[\$?([^\]]{1,300}?)\$?\]|stem:\[([^\]]{1,300})\]/g, "$1$2")
    .replace(/(?:link:)?(?:https?:\/\/[^\s[\]]{1,500})\[([^\]]{1,300})\]/g, "$1")
    .replace(/<<[^<>,]{1,100},([^<>]{1,200})>>/g, "$1")
    .replace(/\[[\w.-]{1,40}\](?=[*_#])/g, "")
    .replace(/(?<!\w)#([^#\n]{1,200})#(?!\w)/g, "$1")
    .replace(/\^(\d{1,4})\^/g, "<sup>$1</sup>")
    .replace(/~(\w{1,10})~/g, "$1")
    .replace(/``([^`'\n]{1,500})''/g, "“$1”")
    .replace(/(?<![\w*])\*([^\s*](?:[^*\n]{0,200}[^\s*])?)\*(?![\w*])/g, "**$1**")
    .replace(/\s\+$/, "  ");
}
