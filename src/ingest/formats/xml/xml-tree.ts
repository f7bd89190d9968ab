import { Parser } from "htmlparser2";
import { AppError } from "../../../core/errors.ts";
import { grouped } from "../../../core/wording.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { tooManyParts } from "../../too-many-parts.ts";
import { decodeText } from "../../encoding/decode.ts";
import { damaged } from "../archive/zip.ts";

/** An element with its name as `namespaces` prefixes it, whatever prefix the file uses. */
export interface XmlElement {
  readonly name: string;
  /** By name as written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Usual prefixes by namespace. */
export type Namespaces = ReadonlyMap<string, string>;

/** So deep that no document reaches it, so shallow that walking the tree cannot end the stack. */
const DEEPEST = 500;

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
  /** Namespaces by the prefixes that are in force inside. */
  readonly scope: Readonly<Record<string, string>>;
}

/**
 * The root element of an XML file. Forgiving about form, so that a slip costs no document. Only the five entities of XML
 * are expanded: a document type is passed over, its entities stay as written, and nothing is ever loaded.
 * Throws `unsupported_media_type` where there is no element, or elements are nested hundreds deep.
 */
export function parseXml(bytes: Uint8Array, namespaces: Namespaces): XmlElement {
  const roots: XmlElement[] = [];
  const open: OpenElement[] = [];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (open.length >= DEEPEST) throw nestedTooDeeply();
        const scope = scopeOf(attributes, open.at(-1)?.scope ?? {});
        const element = { name: canonicalName(tag, scope, namespaces), attributes, children: [], scope };
        if (open.length === 0) roots.push(element);
        else open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => open.at(-1)?.children.push(text),
      onclosetag: () => open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(cleanText(decodeXml(bytes)));
  const [root] = roots;
  if (root === undefined) throw damaged("a part of it holds no XML");
  return root;
}

/** The root element of a part that a document can do without, or null where it is missing or cannot be read. */
export function parseOptionalXml(bytes: Uint8Array | null, namespaces: Namespaces): XmlElement | null {
  try {
    return bytes === null ? null : parseXml(bytes, namespaces);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Mammoth holds 1.8 KB for each: this many are more than the memory that reading a file may take unless it is set higher. */
const MOST_ELEMENTS = 1_000_000;

/**
 * Throws `unsupported_media_type` where elements are nested hundreds deep or stand beside the outermost one, and `payload_too_large`
 * where they are more than a million, for parsers that take too long over such a text: mammoth's needs minutes for 100,000 levels, in
 * which it copies every namespace, half a minute for 2,000 elements behind the end, and as long to run out of memory.
 */
export function refuseCostlyXml(xml: string): void {
  let [depth, roots, elements] = [0, 0, 0];
  const parser = new Parser(
    {
      onopentagname() {
        if (depth === 0 && ++roots > 1) throw damaged("its text is not well-formed XML");
        if (++depth > DEEPEST) throw nestedTooDeeply();
        elements += 1;
      },
      onclosetag: () => depth--,
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(xml);
  if (elements > MOST_ELEMENTS) {
    throw tooManyParts(grouped(elements), grouped(MOST_ELEMENTS));
  }
}

/** The error for a file whose tree is too deep to be walked. */
export function nestedTooDeeply(cause?: unknown): AppError {
  const message = "The file is nested too deeply to be read; simplify it or save it as plain text.";
  return new AppError("unsupported_media_type", message, { cause });
}

/** Where an XML file says its encoding, in bytes from its start. */
const DECLARATION_BYTES = 200;
const DECLARED_ENCODING = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;

/** The text of an XML file, as `decodeText` reads it. Throws `unsupported_media_type` for bytes that are no text. */
export function decodeXml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString("latin1");
  try {
    return decodeText(bytes, DECLARED_ENCODING.exec(start)?.[1]).text;
  } catch (cause) {
    throw damaged("a part of it is not text", cause);
  }
}

/** The elements of a name below a node, in document order, not those within one another. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}

/** The first element of a name below a node, or undefined. */
export function descendant(element: XmlElement, name: string): XmlElement | undefined {
  return descendants(element, name)[0];
}

export function elementsIn(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** All text below an element, white space collapsed. */
export function xmlText(element: XmlElement): string {
  const rawText = (node: XmlNode): string =>
    typeof node === "string" ? node : node.children.map(rawText).join("");
  return collapseSpace(rawText(element));
}

/** The whole number that an attribute gives, moved into the bounds; `otherwise` where it gives none. */
export function wholeNumber(
  attribute: string | undefined,
  otherwise: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const number = attribute === undefined ? NaN : Math.trunc(Number(attribute));
  return Number.isFinite(number) ? Math.min(Math.max(number, least), most) : otherwise;
}

function scopeOf(
  attributes: Readonly<Record<string, string>>,
  outer: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name));
  if (declared.length === 0) return outer;
  return {
    ...outer,
    ...Object.fromEntries(declared.map(([name, uri]) => [name.slice("xmlns:".length), uri])),
  };
}

function canonicalName(tag: string, scope: Readonly<Record<string, string>>, namespaces: Namespaces): string {
  const colon = tag.indexOf(":");
  const prefix = colon === -1 ? "" : tag.slice(0, colon);
  const usual = namespaces.get(scope[prefix] ?? "");
  return usual === undefined ? tag : `${usual}:${tag.slice(colon + 1)}`;
}
