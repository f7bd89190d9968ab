import { readFileSync } from "node:fs";
import { strToU8, zipSync, type Zippable } from "fflate";

/** A good file of a kind that is packed as a ZIP archive. */
export interface ZippedSample {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Files of the office programs, as they wrote them; the e-book and the archive are put together here. */
export function zippedSamples(fixtures: URL): readonly ZippedSample[] {
  const office = ["report.docx", "report.odt", "talk.pptx", "talk.odp", "catch.xlsx", "catch.ods"].map(
    (name) => ({
      kind: name.split(".")[1] ?? "",
      bytes: new Uint8Array(readFileSync(new URL(name, fixtures))),
    }),
  );
  const [report] = office;
  if (report === undefined) throw new Error("There is no sample.");
  return [...office, { kind: "epub", bytes: epub() }, { kind: "zip", bytes: archiveWith(report.bytes) }];
}

const CHAPTER =
  "<p>The lock keeper closed the upper gate at dusk, and the barges waited in a row until the water had risen.</p>";

function epub(): Uint8Array {
  const chapters = [1, 2, 3].map((number) => [
    `OEBPS/c${number}.xhtml`,
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${number}</title></head><body><h1>Chapter ${number}</h1>${CHAPTER.repeat(3)}</body></html>`,
  ]);
  const items = [1, 2, 3].map(
    (number) => `<item id="c${number}" href="c${number}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const spine = [1, 2, 3].map((number) => `<itemref idref="c${number}"/>`);
  const entries = [
    [
      "META-INF/container.xml",
      `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    ],
    [
      "OEBPS/p.opf",
      `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>The Lock</dc:title><dc:creator>Ida Moor</dc:creator><dc:language>en</dc:language><dc:date>2019-04-02</dc:date></metadata><manifest>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`,
    ],
    ...chapters,
  ];
  const packed: Zippable = { mimetype: [strToU8("application/epub+zip"), { level: 0 }] };
  for (const [name = "", text = ""] of entries) packed[name] = strToU8(text);
  return zipSync(packed);
}

function archiveWith(report: Uint8Array): Uint8Array {
  return zipSync({
    "report.docx": report,
    "notes/lock.txt": strToU8("The lock was built in the year of the great frost, and rebuilt twice since."),
    "page.html": strToU8(`<html><body><h1>The Lock</h1>${CHAPTER.repeat(3)}</body></html>`),
    "inner.zip": zipSync({ "table.csv": strToU8("name,year\nIda,1919\nMoor,1920\n") }),
  });
}
