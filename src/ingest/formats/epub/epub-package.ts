import { posix } from "node:path";
import { descendants, parseXml, type Namespaces, type XmlElement } from "../xml/xml-tree.ts";
import { damaged, type ZipArchive } from "../archive/zip.ts";

const CONTAINER_NAMESPACES: Namespaces = new Map([
  ["urn:oasis:names:tc:opendocument:xmlns:container", "container"],
  ["", "container"],
]);
const PACKAGE_NAMESPACES: Namespaces = new Map([
  ["http://www.idpf.org/2007/opf", "opf"],
  ["http://openebook.org/namespaces/oeb-package/1.0/", "opf"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["", "opf"],
]);

/** What the package document of an e-book says. Paths are those of the archive. */
export interface EpubPackage {
  /** The element that holds the metadata; the package itself where it has none. */
  readonly metadata: XmlElement;
  /** In reading order, each once; not all need be in the archive. */
  readonly chapters: readonly string[];
  /** Documents that guide through the book: cover, title list, table of contents. */
  readonly guides: ReadonlySet<string>;
  /** The table of contents as XHTML (EPUB 3) and as NCX (EPUB 2). */
  readonly navigation: string | null;
  readonly ncx: string | null;
}

/** Throws `unsupported_media_type` where the archive does not name a package document, or does not hold it. */
export async function readPackage(archive: ZipArchive): Promise<EpubPackage> {
  const container = await archive.read("META-INF/container.xml");
  if (container === null) throw damaged("it is not an e-book, or lacks its container.xml");
  const [rootFile] = descendants(parseXml(container, CONTAINER_NAMESPACES), "container:rootfile");
  const path = rootFile?.attributes["full-path"] ?? "";
  const bytes = await archive.read(path);
  if (bytes === null) throw damaged("its package document is missing");
  return packageOf(parseXml(bytes, PACKAGE_NAMESPACES), path);
}

/** The path in the archive that a reference in the document `from` means, without its fragment. */
export function resolvePath(from: string, reference: string): string {
  const [path = ""] = reference.split(/[#?]/, 1);
  const resolved = posix.normalize(posix.join(posix.dirname(from), decodePercents(path)));
  return resolved.replace(/^(?:\.{0,2}\/)+/, "");
}

interface Item {
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

function packageOf(root: XmlElement, path: string): EpubPackage {
  const items = new Map(
    descendants(root, "opf:item").map(({ attributes }) => [attributes.id ?? "", itemOf(attributes, path)]),
  );
  const spine = descendants(root, "opf:itemref")
    .map(({ attributes }) => items.get(attributes.idref ?? ""))
    .filter((item) => item !== undefined)
    .filter(({ mediaType }) => !mediaType.startsWith("image/"));
  const all = [...items.values()];
  const navigation = all.find(({ properties }) => properties.includes("nav"))?.path ?? null;
  const guides = descendants(root, "opf:reference")
    .filter(({ attributes }) => /^(?:cover|toc)$/i.test(attributes.type ?? ""))
    .map(({ attributes }) => resolvePath(path, attributes.href ?? ""));
  return {
    metadata: descendants(root, "opf:metadata")[0] ?? root,
    chapters: [...new Set(spine.map((item) => item.path))],
    guides: new Set(navigation === null ? guides : [navigation, ...guides]),
    navigation,
    ncx: all.find(({ mediaType }) => mediaType === "application/x-dtbncx+xml")?.path ?? null,
  };
}

function itemOf(attributes: XmlElement["attributes"], from: string): Item {
  return {
    path: resolvePath(from, attributes.href ?? ""),
    mediaType: (attributes["media-type"] ?? "").toLowerCase(),
    properties: (attributes.properties ?? "").split(/\s+/),
  };
}

function decodePercents(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that is only a percent sign.
    return path;
  }
}
