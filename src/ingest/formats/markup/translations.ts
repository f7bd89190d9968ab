import { BlockWriter } from "../../blocks/block-writer.ts";
import type { DeclaredMetadata, Draft } from "../reader.ts";

/** Catalogues of translated messages (gettext's `.po`) begin with remarks and a first message. */
const BEGINNING = /^(?:(?:#[^\n]*|[ \t]*)\n){0,500}msg(?:id|ctxt)[ \t]+"/;

export function isTranslations(text: string): boolean {
  return BEGINNING.test(text);
}

const KEYWORD = /^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+(?=")/;
const WRITTEN = /^[^"]{0,40}"((?:[^"\\]|\\.)*)"/;

/** Each message a paragraph: as it was written, and on the next line as it is translated. */
export function translationsDraft(text: string): Draft {
  const writer = new BlockWriter();
  let declared: DeclaredMetadata = {};
  for (const entry of text.split(/\n[ \t]*\n/)) {
    const fields = fieldsOf(entry);
    const [message = "", ...others] = ["msgid", "msgid_plural"].flatMap((name) => fields.get(name) ?? []);
    const translated = [...fields].filter(([name]) => name.startsWith("msgstr")).map(([, words]) => words);
    if (fields.get("msgid") === "") declared = declaredBy(translated.join("\n"));
    else
      writer.add(
        "paragraph",
        [message, ...others, ...translated].map(onOneLine).filter(isSomething).join("\n"),
      );
  }
  return { text: writer.text, blocks: writer.blocks, pages: [], declared, hasNoOpening: true };
}

/** The words of a message by their keywords; those that are no longer used are remarks. */
function fieldsOf(entry: string): Map<string, string> {
  const fields = new Map<string, string>();
  let name = "";
  for (const line of entry.split("\n")) {
    if (line.startsWith("#")) continue;
    name = KEYWORD.exec(line)?.[1] ?? name;
    const written = WRITTEN.exec(line)?.[1];
    if (name !== "" && written !== undefined) fields.set(name, (fields.get(name) ?? "") + plain(written));
  }
  return fields;
}

function plain(written: string): string {
  return written.replace(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign === "t" ? "\t" : sign));
}

function onOneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

function isSomething(words: string): boolean {
  return words !== "";
}

/** The first message is empty, and its translation says what the catalogue is. */
function declaredBy(head: string): DeclaredMetadata {
  const field = (name: string): string =>
    head
      .split("\n")
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? "";
  const [title, language] = [field("Project-Id-Version"), field("Language")];
  const evidence = "front-matter";
  return {
    ...(title !== "" && { title: { value: title, evidence } }),
    ...(language !== "" && { language: { value: language.replaceAll("_", "-"), evidence } }),
  };
}
