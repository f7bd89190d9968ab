import type { MarkedUp } from "./marked-up.ts";

const SETTING = /^#\+(\w+):\s*(.*)$/i;
const BLOCK = /^\s*#\+(begin|end)_(\w+)/i;
/** What administers the outline: drawers, plans, comments. */
const DRAWER = /^\s*:(?:PROPERTIES|LOGBOOK):\s*$/i;
const NOT_TEXT = /^\s*(?:#(?:\s|$)|(?:SCHEDULED|DEADLINE|CLOSED):|#\+(?!begin|end|caption))/i;
const HEADING = /^(\*+)\s+(?:(?:TODO|DONE)\s+)?(?:\[#[A-C]\]\s+)?(.*?)(?:\s{1,40}:[\w@:]+:)?$/;

/** Org mode's outlines. */
export function orgAsMarkdown(text: string): MarkedUp {
  const fields = new Map<string, unknown>();
  const out: string[] = [];
  let [block, inDrawer] = ["", false];
  for (const line of text.split("\n")) {
    const [, edge = "", kind = ""] = BLOCK.exec(line) ?? [];
    if (edge !== "") {
      block = edge.toLowerCase() === "begin" ? kind.toLowerCase() : "";
      out.push(/^(?:src|example|export|verse)$/i.test(kind) ? "```" : "");
    } else if (/^(?:src|example|export|verse)$/.test(block)) out.push(line);
    else if (DRAWER.test(line) || inDrawer) inDrawer = !/^\s*:END:\s*$/i.test(line);
    else if (SETTING.test(line) && !/^#\+caption/i.test(line)) {
      const [, name = "", value = ""] = SETTING.exec(line) ?? [];
      if (value !== "") fields.set(name.toLowerCase(), value);
    } else if (!NOT_TEXT.test(line)) out.push((block === "quote" ? "> " : "") + lineAsMarkdown(line));
  }
  return { markdown: out.join("\n"), fields };
}

function lineAsMarkdown(line: string): string {
  const [, stars = "", title = ""] = HEADING.exec(line) ?? [];
  if (stars !== "") return `\n${"#".repeat(Math.min(stars.length, 6))} ${inline(title)}\n`;
  const caption = /^#\+caption:\s*(.*)$/i.exec(line)?.[1];
  if (caption !== undefined) return `\n${inline(caption)}\n`;
  if (/^\s*\|[-+]+\|\s*$/.test(line)) return line.replaceAll("+", "|");
  return inline(
    line
      .replace(/^\[fn:([\w-]+)\]\s/, "\n[^$1]: ")
      .replace(/^(\s{0,40}[-+]\s{1,8})(\S.{0,80}?)\s{1,8}::\s/, "$1$2: "),
  );
}

function inline(text: string): string {
  return text
    .replace(/(?<!\[)\^\{?(\d{1,4})\}?/g, "<sup>$1</sup>")
    .replace(/\[fn:([\w-]+)\]/g, "[^$1]")
    .replace(/\[\[(?:file:)?[^[\]]{1,500}\]\[([^[\]]{1,500})\]\]/g, "$1")
    .replace(/\[\[(?:file:)?([^[\]]{1,500})\]\]/g, (_, target: string) =>
      /\.(?:png|jpe?g|gif|svg)$/i.test(target) ? "" : target,
    )
    .replace(/_\{(\w{1,10})\}/g, "$1")
    .replace(/\\\((.{1,300}?)\\\)/g, "$1")
    .replace(/(?<![\w/])\/([^\s/](?:[^/\n]{0,200}[^\s/])?)\/(?![\w/])/g, "*$1*")
    .replace(/(?<![\w*])\*([^\s*](?:[^*\n]{0,200}[^\s*])?)\*(?![\w*])/g, "**$1**")
    .replace(/(?<![\w=~])[=~]([^\s=~](?:[^=~\n]{0,200}[^\s=~])?)[=~](?![\w=~])/g, "`$1`")
    .replace(/(?<![\w+])\+([^\s+](?:[^+\n]{0,200}[^\s+])?)\+(?![\w+])/g, "$1")
    .replace(/\\\\$/, "  ");
}
