import { readFileSync } from "node:fs";
import { gunzipSync, strToU8, zipSync, type Zippable } from "fflate";
import { outlookMessage } from "../reader-fingerprints/outlook-sample.ts";
import { propertyList } from "./property-list.ts";

/** A good file of a kind. */
export interface Sample {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Files as their programs wrote them, below `fixtures`; some are put together here. */
export function samples(fixtures: URL): readonly Sample[] {
  return [...zippedSamples(new URL("office/", fixtures)), ...otherSamples(fixtures)];
}

/** Kinds that are packed as a ZIP archive. */
function zippedSamples(fixtures: URL): readonly Sample[] {
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

function otherSamples(fixtures: URL): readonly Sample[] {
  const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, fixtures)));
  const page = `<html><head><title>The Lock</title></head><body><h1>The Lock</h1>${CHAPTER.repeat(3)}</body></html>`;
  const letter = { subject: "The lock", sender: "Ida Moor", senderAddress: "ida@lock.example" };
  return [
    { kind: "pdf", bytes: file("pandoc/lock.pdf") },
    { kind: "doc", bytes: file("pandoc/lock.doc") },
    { kind: "xls", bytes: file("office/catch.xls") },
    { kind: "ppt", bytes: gunzipSync(file("office/talk.ppt.gz")) },
    {
      kind: "msg",
      bytes: outlookMessage({ ...letter, html: strToU8(page), sent: new Date("2018-07-13T08:00:00Z") }),
    },
    { kind: "rtf", bytes: file("pandoc/lock.rtf") },
    {
      kind: "webarchive",
      bytes: propertyList({
        WebMainResource: { WebResourceData: strToU8(page), WebResourceURL: "https://lock.example/" },
      }),
    },
  ];
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
