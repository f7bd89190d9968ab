import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  Table,
} from "mdast";
import type { BlockKind } from "../../../core/document.ts";
import { asNoteMark, raised } from "../../blocks/note-mark-text.ts";
import type { BlockWriter } from "../../blocks/block-writer.ts";

/** Writes each Markdown block as readable text: list markers and table rows stay, emphasis and links go. */
export function writeMarkdown(
  writer: BlockWriter,
  nodes: readonly RootContent[],
  kind: BlockKind = "paragraph",
): void {
  for (const node of nodes) {
    if (node.type === "heading") writer.add("heading", oneLine(node.children), node.depth);
    else if (node.type === "paragraph") writer.add(kind, inline(node.children));
    else if (node.type === "list") writer.add("list", listLines(node).join("\n"));
    else if (node.type === "table") writer.add("table", tableLines(node).join("\n"));
    else if (node.type === "code") writer.add("code", node.value);
    else if (node.type === "html") writer.add(kind, htmlText(node.value));
    else if (node.type === "blockquote") writeMarkdown(writer, node.children, "quote");
    else if (node.type === "footnoteDefinition") writer.add("list", noteLines(node).join("\n"));
  }
}

function listLines(list: List): string[] {
  const first = list.start ?? 1;
  return list.children.flatMap((item, at) =>
    itemLines(item, list.ordered === true ? `${first + at}. ` : "- "),
  );
}

/** The item behind its marker, further lines indented below it. */
function itemLines(item: ListItem, marker: string): string[] {
  const box = item.checked === null || item.checked === undefined ? "" : item.checked ? "[x] " : "[ ] ";
  const lines = item.children.flatMap(contentLines);
  return [marker + box + (lines[0] ?? ""), ...lines.slice(1).map((line) => "  " + line)].map((line) =>
    line.trimEnd(),
  );
}

function contentLines(node: BlockContent | DefinitionContent): string[] {
  switch (node.type) {
    case "list":
      return listLines(node);
    case "table":
      return tableLines(node);
    case "code":
      return node.value.split("\n");
    case "html":
      return htmlText(node.value).split("\n");
    case "blockquote":
    case "footnoteDefinition":
      return node.children.flatMap(contentLines);
    case "paragraph":
    case "heading":
      return inline(node.children).split("\n");
    case "thematicBreak":
    case "definition":
      return [];
  }
}

/** A note behind its label, further lines indented below it. */
function noteLines({ label, identifier, children }: FootnoteDefinition): string[] {
  const [first = "", ...more] = children.flatMap(contentLines);
  return [`${label ?? identifier}. ${first}`, ...more.map((line) => `  ${line}`)];
}

function tableLines(table: Table): string[] {
  return table.children
    .map((row) => row.children.map((cell) => oneLine(cell.children)))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => cells.join(" | ").replace(/(?: \|)+\s*$/, ""));
}

/** Line ends of the source are white space; a hard break is a line end. */
function inline(nodes: readonly PhrasingContent[]): string {
  let text = "";
  let isRaised = false;
  for (const node of nodes) {
    if (node.type === "html" && /^<\/?sup\b/iu.test(node.value)) isRaised = !node.value.startsWith("</");
    else text += isRaised ? raisedText(node, text) : inlineText(node);
  }
  return text;
}

/** A raised figure marks a note where it is a link, in brackets or behind a full stop; else it may be a power. */
function raisedText(node: PhrasingContent, before: string): string {
  const text = inlineText(node);
  const isMark = node.type === "link" || node.type === "linkReference" || /^\[.*\]$/u.test(text);
  return isMark || /[.!?:,;”"’)]$/u.test(before) ? asNoteMark(raised(text)) : raised(text);
}

function oneLine(nodes: readonly PhrasingContent[]): string {
  return inline(nodes).replace(/\s+/g, " ").trim();
}

function inlineText(node: PhrasingContent): string {
  switch (node.type) {
    case "text":
      return node.value.replace(/\s*\n\s*/g, " ");
    case "inlineCode":
      return node.value;
    case "break":
      return "\n";
    case "html":
      return /^<br\b/i.test(node.value) ? "\n" : "";
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return asNoteMark(`[${node.label ?? node.identifier}]`);
    case "emphasis":
    case "strong":
    case "delete":
    case "link":
    case "linkReference":
      return inline(node.children);
  }
}

function htmlText(html: string): string {
  return html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, " ").trim();
}
