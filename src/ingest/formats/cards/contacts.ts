import { AppError } from "../../../core/errors.ts";
import { webAddress } from "../../../core/web-address.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace, filled } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { writePlainText } from "../embedded-text.ts";
import type { ContainerReader, Draft } from "../reader.ts";
import { itemParts } from "../tables/item-parts.ts";
import { withNote } from "../tables/rows-note.ts";
import { componentsIn, partsOf, propertiesOf, propertyIn, wordsOf, type Component } from "./content-lines.ts";

/** Address books (vCard): each person a document. */
export const contactsReader: ContainerReader = {
  format: "contacts",
  maxBytes: (limits) => limits.maxTextBytes,
  readParts(bytes, { maxEntries }) {
    const { text, note } = decodeText(bytes);
    const cards = componentsIn(text).filter(({ name }) => name === "VCARD");
    if (cards.length === 0) {
      const message = "The file is not an address book; give it its right file extension, or remove it.";
      throw new AppError("unsupported_media_type", message);
    }
    const parts = itemParts(cards, maxEntries, ["card", "cards"], (card, part) => {
      const draft = cardDraft(card);
      return draft === null ? [] : [{ part, draft }];
    });
    return Promise.resolve(withNote(parts, note));
  },
};

/** What is shown of a card, in this order. */
const LINES: readonly (readonly [label: string, property: string])[] = [
  ["Organisation", "ORG"],
  ["Position", "TITLE"],
  ["Role", "ROLE"],
  ["Nickname", "NICKNAME"],
  ["Mail", "EMAIL"],
  ["Telephone", "TEL"],
  ["Address", "ADR"],
  ["Born", "BDAY"],
  ["Web", "URL"],
];

function cardDraft(card: Component): Draft | null {
  const name = nameOn(card);
  const lines = LINES.map(([label, property]) => [label, valuesOf(card, property)] as const);
  const notes = propertiesOf(card, "NOTE").map(wordsOf);
  const shown = lines
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => `${label}: ${values.join("; ")}`);
  const title = name === "" ? (lines.find(([, values]) => values.length > 0)?.[1][0] ?? "") : name;
  if (title === "") return null;
  const writer = new BlockWriter();
  writer.add("heading", title, 1);
  // The name stands in a passage, too, so that a card is found by it.
  writer.add("list", [`Name: ${title}`, ...shown].join("\n"));
  for (const note of notes) writePlainText(writer, note);
  const url = webAddress(wordsOf(propertyIn(card, "URL")));
  const evidence = "package-metadata";
  return {
    text: writer.text,
    blocks: writer.blocks,
    pages: [],
    declared: { title: { value: title, evidence }, ...(url !== null && { url: { value: url, evidence } }) },
  };
}

/** As it is written, else put together of its parts, which stand as family, given, middle, before, behind. */
function nameOn(card: Component): string {
  const full = collapseSpace(wordsOf(propertyIn(card, "FN")));
  const parts = propertyIn(card, "N");
  if (full !== "" || parts === undefined) return full;
  const [family = "", given = "", middle = "", before = "", behind = ""] = partsOf(parts);
  return filled([before, given, middle, family, behind]).join(" ");
}

function valuesOf(card: Component, property: string): string[] {
  return filled(
    propertiesOf(card, property).map((one) =>
      filled(partsOf(one))
        .join(", ")
        .replace(/^(?:tel|mailto):/i, ""),
    ),
  );
}
