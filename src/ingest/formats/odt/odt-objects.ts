import type { ZipArchive } from "../archive/zip.ts";
import { xmlFormula } from "../xml/xml-formula.ts";
import { odtChartLines } from "./odt-charts.ts";
import { ODF_NAMESPACES } from "./odt-metadata.ts";
import { descendants, parseOptionalXml, type XmlElement } from "../xml/xml-tree.ts";

/** More of them are not read; no book has so many. */
const MOST = 5_000;

/** What is embedded in an OpenDocument, each a small document in its archive, by the address that its text gives. */
export interface OdtObjects {
  /** Documents of MathML, as one writes them in a line. */
  readonly formulas: ReadonlyMap<string, string>;
  /** The lines of charts. */
  readonly charts: ReadonlyMap<string, readonly string[]>;
}

export async function odtObjects(archive: ZipArchive, text: XmlElement): Promise<OdtObjects> {
  const formulas = new Map<string, string>();
  const charts = new Map<string, readonly string[]>();
  for (const { attributes } of descendants(text, "draw:object").slice(0, MOST)) {
    const address = attributes["xlink:href"] ?? "";
    const folder = address.replace(/^\.\//, "").replace(/\/$/, "");
    if (folder === "" || formulas.has(address) || charts.has(address)) continue;
    const content = await archive.read(`${folder}/content.xml`);
    const root = parseOptionalXml(content, new Map());
    if (root !== null && /^(?:\w+:)?math$/.test(root.name)) formulas.set(address, xmlFormula(root));
    else if (root !== null) charts.set(address, odtChartLines(parseOptionalXml(content, ODF_NAMESPACES)));
  }
  return { formulas, charts };
}
