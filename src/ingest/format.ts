import { basename, extname } from "node:path";
import type { DocumentFormat } from "../core/document.ts";

/** A kind of file that is read. */
interface FileKind {
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * Of its reader. Raise it where the reader gives other text, blocks, pages or metadata than before: then the files of
   * existing libraries are read again.
   */
  readonly version: number;
}

/** Apart from the readers, because knowing a format needs none of their parsers. */
const KINDS: Readonly<Record<DocumentFormat, FileKind>> = {
  text: { extensions: [".txt", ".text"], version: 10 },
  markdown: { extensions: [".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"], version: 8 },
  html: { extensions: [".html", ".htm", ".xhtml", ".xht", ".shtml"], version: 10 },
  pdf: { extensions: [".pdf"], version: 11 },
  docx: { extensions: [".docx", ".docm", ".dotx", ".dotm"], version: 7 },
  doc: { extensions: [".doc", ".dot"], version: 7 },
  odt: { extensions: [".odt", ".ott"], version: 6 },
  rtf: { extensions: [".rtf"], version: 7 },
  epub: { extensions: [".epub"], version: 6 },
  pptx: { extensions: [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"], version: 5 },
  ppt: { extensions: [".ppt", ".pps", ".pot"], version: 4 },
  odp: { extensions: [".odp", ".otp"], version: 4 },
  xlsx: { extensions: [".xlsx", ".xlsm", ".xltx", ".xltm"], version: 5 },
  xls: { extensions: [".xls", ".xlt"], version: 5 },
  ods: { extensions: [".ods", ".ots"], version: 4 },
  csv: { extensions: [".csv", ".tsv", ".tab"], version: 7 },
  jsonl: { extensions: [".jsonl", ".ndjson"], version: 7 },
  json: { extensions: [".json", ".geojson"], version: 7 },
  notebook: { extensions: [".ipynb"], version: 4 },
  org: { extensions: [".org"], version: 2 },
  rst: { extensions: [".rst", ".rest"], version: 2 },
  asciidoc: { extensions: [".adoc", ".asciidoc"], version: 2 },
  latex: { extensions: [".tex", ".ltx"], version: 4 },
  xml: {
    extensions: [".xml", ".tei", ".nxml", ".dbk", ".fb2", ".opml", ".rss", ".atom", ".enex", ".gpx", ".kml"],
    version: 6,
  },
  subtitles: { extensions: [".srt", ".vtt"], version: 5 },
  calendar: { extensions: [".ics", ".ical", ".vcs", ".ifb"], version: 3 },
  contacts: { extensions: [".vcf", ".vcard"], version: 3 },
  mail: { extensions: [".eml"], version: 7 },
  msg: { extensions: [".msg"], version: 7 },
  mbox: { extensions: [".mbox", ".mbx"], version: 6 },
  mhtml: { extensions: [".mhtml", ".mht", ".webarchive"], version: 10 },
  image: { extensions: [".png", ".jpg", ".jpeg", ".jfif", ".tif", ".tiff", ".webp", ".bmp"], version: 4 },
  zip: { extensions: [".zip"], version: 4 },
  tar: { extensions: [".tar", ".tgz", ".tar.gz"], version: 4 },
  gzip: { extensions: [".gz"], version: 4 },
};

/** Kinds of file that people keep beside their documents and that hold no text which can be read, with what to do. */
const NOT_READ: readonly (readonly [extensions: string, reason: string])[] = [
  [
    "mp3 wav m4a aac ogg oga opus flac wma aiff amr mp4 m4v mov avi mkv webm wmv mpg mpeg flv 3gp",
    "Sound and film are not read; save what is said beside them as .srt, .vtt or .txt.",
  ],
  ["pages", "Documents of Apple Pages are not read; export them as Word or PDF."],
  ["numbers", "Sheets of Apple Numbers are not read; export them as Excel or CSV."],
  ["key", "Presentations of Apple Keynote are not read; export them as PowerPoint or PDF."],
  ["mobi azw azw3 kfx prc", "Kindle books are not read; save them as EPUB."],
  ["djvu djv ps eps xps oxps", "Files of this kind of printed page are not read; save them as PDF."],
  [
    "one onetoc2 pub vsd vsdx mpp wpd wps hwp hwpx lit sxw",
    "Documents of this program are not read; export them as Word or PDF.",
  ],
  ["pst ost", "Mailboxes of Outlook are not read; export the letters as .msg, .eml or .mbox."],
  [
    "mdb accdb sqlite sqlite3 db dbf sav dta parquet feather rdata rds",
    "Databases are not read; export their tables as CSV.",
  ],
  ["xlsb", "Binary Excel workbooks are not read; save them as .xlsx."],
  [
    "7z rar bz2 xz zst lz4 cab iso dmg",
    "Archives of this kind are not read; unpack them, or pack them as .zip.",
  ],
  [
    "gif heic heif avif svg ico psd ai indd cdr raw cr2 nef dng dwg dxf",
    "Pictures of this kind are not read; save them as PNG or JPEG.",
  ],
  [
    "exe dll so dylib msi apk jar class o obj pyc wasm bin dat iso ttf otf woff woff2 eot lnk tmp bak swp part crdownload",
    "Programs and their files are not read.",
  ],
];

const FORMATS: ReadonlyMap<string, DocumentFormat> = new Map(
  (Object.keys(KINDS) as DocumentFormat[]).flatMap((format) =>
    KINDS[format].extensions.map((extension): [string, DocumentFormat] => [extension, format]),
  ),
);
const REFUSALS: ReadonlyMap<string, string> = new Map(
  NOT_READ.flatMap(([extensions, reason]) =>
    extensions.split(" ").map((extension): [string, string] => [`.${extension}`, reason]),
  ),
);

/** The format that a file's name promises: text for a name that says nothing; null for a kind of file that is not read. */
export function formatOf(path: string): DocumentFormat | null {
  const extension = extensionOf(path);
  return FORMATS.get(extension) ?? (REFUSALS.has(extension) ? null : "text");
}

/** Whether the name says of itself which format the file has: others are tried as text, and may be anything. */
export function isOfKnownKind(path: string): boolean {
  const format = FORMATS.get(extensionOf(path));
  // Most pictures hold no text.
  return format !== undefined && format !== "image";
}

/** Why a file of this name is not read, and what to do; null where it is. */
export function refusalOf(path: string): string | null {
  return formatOf(path) === null ? (REFUSALS.get(extensionOf(path)) ?? null) : null;
}

/** The version of the reader of a format; 0 for a kind of file that is not read. */
export function readerVersion(format: DocumentFormat | null): number {
  return format === null ? 0 : KINDS[format].version;
}

function extensionOf(path: string): string {
  const name = basename(path).toLowerCase();
  return name.endsWith(".tar.gz") ? ".tar.gz" : extname(name);
}
