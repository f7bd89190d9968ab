import { filled } from "../../clean.ts";
import { parseDate } from "../../metadata/dates.ts";
import type { DeclaredMetadata } from "../reader.ts";
import { descendants, xmlText, type XmlElement } from "../xml/xml-tree.ts";

/** What the package document of an e-book declares: its publisher wrote it for readers, so it is to be believed. */
export function declaredByEpub(metadata: XmlElement): DeclaredMetadata {
  const evidence = "package-metadata";
  const values = (name: string): string[] => filled(descendants(metadata, name).map(xmlText));
  const [title] = values("dc:title");
  const authors = authorsOf(metadata);
  const date = publicationDate(metadata);
  const [language] = values("dc:language");
  const tags = values("dc:subject");
  const url = [...values("dc:source"), ...values("dc:identifier")].find((id) => /^https?:\/\/\S+$/.test(id));
  return {
    ...(title !== undefined && { title: { value: title, evidence } }),
    ...(authors.length > 0 && { authors: { value: authors, evidence } }),
    ...(date !== undefined && { date: { value: date, evidence } }),
    ...(url !== undefined && { url: { value: url, evidence } }),
    ...(language !== undefined && { language: { value: language, evidence } }),
    ...(tags.length > 0 && { tags: { value: tags, evidence } }),
  };
}

/** The creators in the role of authors; all of them where nobody has that role. */
function authorsOf(metadata: XmlElement): readonly string[] {
  const roles = new Map(
    descendants(metadata, "opf:meta")
      .filter(({ attributes }) => attributes.property === "role")
      .map((meta) => [meta.attributes.refines ?? "", xmlText(meta)]),
  );
  const creators = descendants(metadata, "dc:creator");
  const authors = creators.filter(({ attributes }) => {
    const role = attributes["opf:role"] ?? roles.get(`#${attributes.id ?? ""}`) ?? "aut";
    return role === "aut";
  });
  return filled((authors.length > 0 ? authors : creators).flatMap((creator) => xmlText(creator).split(";")));
}

function publicationDate(metadata: XmlElement): string | undefined {
  const dates = descendants(metadata, "dc:date");
  const published = dates.filter(({ attributes }) => attributes["opf:event"] === "publication");
  const others = dates.filter(({ attributes }) => attributes["opf:event"] !== "modification");
  return [...published, ...others].map((date) => parseDate(xmlText(date))).find((date) => date !== null);
}
