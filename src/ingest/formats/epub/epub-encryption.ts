import { resolvePath } from "./epub-package.ts";
import { descendant, descendants, parseXml, type Namespaces } from "../xml/xml-tree.ts";
import type { ZipArchive } from "../archive/zip.ts";

const NAMESPACES: Namespaces = new Map([["http://www.w3.org/2001/04/xmlenc#", "enc"]]);

/** Ways in which fonts are made unfit for use elsewhere: no protection of the text. */
const FONT_OBFUSCATION: ReadonlySet<string> = new Set([
  "http://www.idpf.org/2008/embedding",
  "http://ns.adobe.com/pdf/enc#RC",
]);

/** Paths of the parts of an e-book that are encrypted. */
export async function encryptedParts(archive: ZipArchive): Promise<ReadonlySet<string>> {
  const bytes = await archive.read("META-INF/encryption.xml");
  if (bytes === null) return new Set();
  const paths = descendants(parseXml(bytes, NAMESPACES), "enc:EncryptedData")
    .filter((data) => {
      const method = descendant(data, "enc:EncryptionMethod")?.attributes.Algorithm;
      return !FONT_OBFUSCATION.has(method ?? "");
    })
    .flatMap((data) => descendants(data, "enc:CipherReference"))
    .map(({ attributes }) => attributes.URI ?? "");
  // References count from the root of the archive.
  return new Set(paths.map((path) => resolvePath("", path)));
}
