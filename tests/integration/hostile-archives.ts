import { strFromU8, strToU8 } from "fflate";
import type { SampleFile } from "../fixtures/sample-files.ts";
import { archiveOf, entriesOf, type ZipEntry } from "../../scripts/damage/zip-entries.ts";
import type { HostileFile } from "./hostile-mutations.ts";

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/** The part that holds the text, and an element that may hold itself. */
const PARTS: Readonly<Record<string, { readonly main: RegExp; readonly element: string }>> = {
  docx: { main: /^word\/document\.xml$/, element: "w:p" },
  odt: { main: /^content\.xml$/, element: "text:span" },
  epub: { main: /two\.xhtml$/, element: "div" },
};

/** Archives that lie about themselves or hold XML made to exhaust a parser. */
export function* hostileArchives(samples: readonly SampleFile[]): Generator<HostileFile> {
  for (const sample of samples) {
    if (PARTS[sample.format] === undefined) continue;
    yield* forged(sample);
    yield* rearranged(sample);
    yield* withHostileXml(sample);
  }
}

/** Fields of ZIP headers: signature, offset of the field and its bytes. */
const FIELDS: Readonly<Record<string, readonly [signature: number, offset: number, bytes: 2 | 4]>> = {
  flags: [CENTRAL_HEADER, 8, 2],
  method: [CENTRAL_HEADER, 10, 2],
  checksum: [CENTRAL_HEADER, 16, 4],
  "packed size": [CENTRAL_HEADER, 20, 4],
  "unpacked size": [CENTRAL_HEADER, 24, 4],
  "name length": [CENTRAL_HEADER, 28, 2],
  "extra length": [CENTRAL_HEADER, 30, 2],
  "entry offset": [CENTRAL_HEADER, 42, 4],
  "local name length": [LOCAL_HEADER, 26, 2],
  "local extra length": [LOCAL_HEADER, 28, 2],
  "entry count": [END_OF_DIRECTORY, 10, 2],
  "directory size": [END_OF_DIRECTORY, 12, 4],
  "directory offset": [END_OF_DIRECTORY, 16, 4],
  "comment length": [END_OF_DIRECTORY, 20, 2],
};

function* forged({ format, name, bytes }: SampleFile): Generator<HostileFile> {
  for (const [field, [signature, offset, size]] of Object.entries(FIELDS)) {
    for (const value of [0, 1, 2 ** (8 * size) - 1]) {
      const changed = Buffer.from(bytes);
      for (let at = 0; at + offset + size <= changed.length; at += 1) {
        if (changed.readUInt32LE(Math.min(at, changed.length - 4)) !== signature) continue;
        changed.writeUIntLE(value, at + offset, size);
      }
      yield { format, deed: `${field} is ${value}`, name, bytes: changed };
    }
  }
}

function* rearranged({ format, name, bytes }: SampleFile): Generator<HostileFile> {
  const entries = entriesOf(bytes);
  const file = (deed: string, changed: readonly ZipEntry[], refused?: RegExp): HostileFile => {
    return { format, deed, name, bytes: archiveOf(changed), ...(refused && { refused }) };
  };
  yield file("every entry twice", [...entries, ...entries]);
  yield file("no entry", [], /\./);
  yield file("entries reversed", entries.toReversed());
  yield file("5,000 more entries", [...entries, ...many(5_000)], /5,?\d{3} |limit/);
  for (const [at, [entry]] of entries.entries()) {
    const others = entries.filter((_, other) => other !== at);
    yield file(`without ${entry}`, others);
    yield file(`${entry} empty`, [...others, [entry, new Uint8Array()]]);
    yield file(`${entry} renamed`, [...others, [`../${entry}`, entries[at]![1]]]);
    yield file(`${entry} is the archive itself`, [...others, [entry, bytes]]);
    yield file(`${entry} is binary`, [
      ...others,
      [entry, Uint8Array.from({ length: 5_000 }, (_, i) => (i * 31) % 256)],
    ]);
  }
}

function many(count: number): ZipEntry[] {
  return Array.from({ length: count }, (_, at): ZipEntry => [`extra/${at}`, new Uint8Array()]);
}

const DEEP = 100_000;
const LAUGHS = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join(
  "",
);

function* withHostileXml({ format, name, bytes }: SampleFile): Generator<HostileFile> {
  const entries = entriesOf(bytes);
  const { main, element } = PARTS[format]!;
  const file = (
    deed: string,
    change: (xml: string) => string,
    which = main,
    refused?: RegExp,
  ): HostileFile => {
    const changed = entries.map(([entry, content]): ZipEntry => {
      return [entry, which.test(entry) ? strToU8(change(strFromU8(content))) : content];
    });
    return { format, deed, name, bytes: archiveOf(changed), ...(refused && { refused }) };
  };
  const [prolog, any] = [/^(?:<\?xml[^>]*\?>)?(?:<!DOCTYPE[^>]*>)?/, /\.(?:xml|rels|opf|xhtml)$/];
  const doctype = (xml: string, declarations: string): string =>
    xml.replace(prolog, (start) => `${start.replace(/<!DOCTYPE[^>]*>/, "")}<!DOCTYPE x [${declarations}]>`);
  const into = (xml: string, inner: string): string =>
    xml.replace(/<\/([\w:]+)>\s*<\/[\w:]+>\s*$/, `${inner}$&`);

  yield file("a bomb of 60 MB", (xml) => `${xml}${" ".repeat(60_000_000)}`, main, /limit|unpack/);
  for (const which of [main, any]) {
    const where = which === main ? "the text" : "every part";
    yield file(
      `an entity bomb in ${where}`,
      (xml) => into(doctype(xml, `<!ENTITY e0 "boom">${LAUGHS}`), "&e20;"),
      which,
    );
    yield file(
      `a foreign entity in ${where}`,
      (xml) => into(doctype(xml, `<!ENTITY f SYSTEM "file:///etc/passwd">`), "&f;"),
      which,
    );
    yield file(`nothing but elements opened in ${where}`, () => `<${element}>`.repeat(DEEP), which);
    yield file(
      `deep elements in ${where}`,
      (xml) => into(xml, `<${element}>`.repeat(DEEP) + "x" + `</${element}>`.repeat(DEEP)),
      which,
    );
    yield file(`elements never closed in ${where}`, (xml) => xml.replace(/<\/[^>]*>/g, ""), which);
    yield file(
      `a long attribute in ${where}`,
      (xml) => into(xml, `<${element} a="${"a".repeat(2_000_000)}"/>`),
      which,
    );
    yield file(
      `many attributes in ${where}`,
      (xml) =>
        into(xml, `<${element} ${Array.from({ length: 50_000 }, (_, at) => `a${at}="1"`).join(" ")}/>`),
      which,
    );
    yield file(`a comment without end in ${where}`, (xml) => into(xml, "<!-- "), which);
    yield file(`many < in ${where}`, (xml) => into(xml, "<".repeat(100_000)), which);
    yield file(
      `many elements in ${where}`,
      (xml) => into(xml, `<${element}>x</${element}>`.repeat(50_000)),
      which,
    );
    yield file(
      `characters that are none in ${where}`,
      (xml) => into(xml, "&#0;&#xD800;&#x110000;&#99999999999;\u0000\uFFFE"),
      which,
    );
    yield file(`UTF-16 said of UTF-8 in ${where}`, (xml) => xml.replace(/UTF-8/i, "UTF-16"), which);
  }
}
