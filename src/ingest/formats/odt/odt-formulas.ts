import type { ZipArchive } from "../archive/zip.ts";
import { xmlFormula } from "../xml/xml-formula.ts";
import { descendants, parseOptionalXml, type XmlElement } from "../xml/xml-tree.ts";

/** More formulas than this are not read; no book has so many. */
const MOST = 5_000;

/** The formulas of an OpenDocument, each a small document of MathML in its archive, by the address that its text gives. */
export async function odtFormulas(
  archive: ZipArchive,
  text: XmlElement,
): Promise<ReadonlyMap<string, string>> {
  const formulas = new Map<string, string>();
  for (const { attributes } of descendants(text, "draw:object").slice(0, MOST)) {
    const address = attributes["xlink:href"] ?? "";
    const folder = address.replace(/^\.\//, "").replace(/\/$/, "");
    if (folder === "" || formulas.has(address)) continue;
    const root = parseOptionalXml(await archive.read(`${folder}/content.xml`), new Map());
    if (root !== null && /^(?:\w+:)?math$/.test(root.name)) formulas.set(address, xmlFormula(root));
  }
  return formulas;
}
