import { grouped } from "../../blocks/formula-text.ts";
import { elementsIn, parseXml, xmlText, type Namespaces, type XmlElement } from "../xml/xml-tree.ts";

const OPENING = /<m:oMath[ >]/gu;
const END = "</m:oMath>";
const NO_NAMESPACES: Namespaces = new Map();

/**
 * The main part of a Word document with its formulas written as runs of text, where they would otherwise be passed over:
 * `V = 3a^2`. One that cannot be made out is left as it is.
 */
export function withFormulasWritten(xml: string): string {
  let written = "";
  let copied = 0;
  for (const { index } of xml.matchAll(OPENING)) {
    if (index < copied) continue;
    const end = xml.indexOf(END, index);
    if (end === -1) break;
    const after = end + END.length;
    written += xml.slice(copied, index) + runOf(xml.slice(index, after));
    copied = after;
  }
  return written + xml.slice(copied);
}

function runOf(formula: string): string {
  const text = officeFormula(parseXml(Buffer.from(formula), NO_NAMESPACES)).trim();
  const escaped = text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
  return `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** An Office Math formula, whose elements have the prefix `m`, as one writes it in a line. */
export function officeFormula(element: XmlElement): string {
  const name = element.name.replace(/^m:/u, "");
  if (name === "t") return xmlText(element);
  const children = elementsIn(element).filter((child) => !child.name.endsWith("Pr"));
  const part = (wanted: string): string =>
    children
      .filter((child) => child.name === `m:${wanted}`)
      .map(officeFormula)
      .join(", ");
  switch (name) {
    case "f":
      return `${grouped(part("num"))}/${grouped(part("den"))}`;
    case "sSup":
      return `${grouped(part("e"))}^${grouped(part("sup"))}`;
    case "sSub":
      return `${grouped(part("e"))}_${grouped(part("sub"))}`;
    case "sSubSup":
      return `${grouped(part("e"))}_${grouped(part("sub"))}^${grouped(part("sup"))}`;
    case "rad":
      return part("deg") === "" ? `√(${part("e")})` : `√[${part("deg")}](${part("e")})`;
    case "nary":
      return `${operatorOf(element)}_${grouped(part("sub"))}^${grouped(part("sup"))} ${part("e")}`;
    case "d":
      return `(${part("e")})`;
    case "func":
      return `${part("fName")} ${part("e")}`;
    case "m":
      return `[${children.map(officeFormula).join("; ")}]`;
    case "mr":
      return part("e");
    default:
      return children.map(officeFormula).join("");
  }
}

/** Of a sum, product or integral; where none is named it is an integral. */
function operatorOf(nary: XmlElement): string {
  const [properties] = elementsIn(nary).filter(({ name }) => name === "m:naryPr");
  const named = properties && elementsIn(properties).find(({ name }) => name === "m:chr");
  return named?.attributes["m:val"] ?? "∫";
}
