import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync, strToU8, zipSync } from "fflate";
import { pack } from "tar-stream";
import { defaultLimits } from "../../src/config/limits.ts";
import type { DocumentFormat } from "../../src/core/document.ts";
import { formatOf, readerVersion } from "../../src/ingest/format.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import { outlookMessage } from "./outlook-sample.ts";

/** What a version of a reader makes of the samples of its format. */
export interface Fingerprint {
  readonly version: number;
  /** SHA-256 of all that is read of them. */
  readonly sha256: string;
}

export type Fingerprints = Readonly<Partial<Record<DocumentFormat, Fingerprint>>>;

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LETTER =
  "From: Jane Doe <jane@harbour.example>\nTo: desk@paper.example\nSubject: The ramp\nDate: Fri, 13 Jul 2018 10:00:00 +0200\n" +
  "Content-Type: text/plain; charset=utf-8\n\nThe ramp cost 412,000 pounds.\n\nOn Thu, 12 Jul 2018, Max Roe wrote:\n> Was it 214,000?\n";
const PROSE =
  "The ramp at the harbour was closed on Friday after a crane had fallen into the water, and nobody was hurt, said the office.";

/** Kinds that no office program writes. */
const WRITTEN: Readonly<Record<string, string>> = {
  "a.txt": `The ramp\n\nBy Jane Doe\n\n13 July 2018\n\n${PROSE}\nIt will be open again when divers have looked at the con-\ncrete.\n\nNotes\n\n- one\n- two\n`,
  "a.html": `<html lang="en"><head><title>The ramp – Harbour News</title><meta property="og:site_name" content="Harbour News"></head><body><nav><a href="/">Home</a></nav><article><h1>The ramp</h1><p class="byline">By Jane Doe</p><time datetime="2018-07-13">13 July 2018</time><p>${PROSE}<sup><a href="#n1">[1]</a></sup></p><table><tr><th>Year</th><th>Ships</th></tr><tr><td>1867</td><td>12</td></tr></table><ol><li value="3">Third<ul><li>inner</li></ul></li></ol><p id="n1">[1] Of seven. <a href="#r1">↑</a></p></article><aside>Read also</aside></body></html>`,
  "a.csv": "Landings\nSource: the office\n\nPort;2017;2018\nKelmby;1.204,5;\nBorvik;88;92\n",
  "a.jsonl": `{"title":"The ramp","author":"Jane Doe","date":"Fri Jul 13 10:00:00 +0000 2018","text":"${PROSE}"}\n`,
  "a.json": `{"title":"The ramp","author":{"name":"Jane Doe"},"body":"<p>It was <b>closed</b>.</p>","parts":[{"a":1}]}`,
  "a.srt":
    "1\n00:00:01,000 --> 00:00:03,000\n- Who broke it?\n- Nobody.\n\n2\n00:01:03,000 --> 00:01:05,000\nJANE: It fell.\n",
  "a.rss": `<rss version="2.0"><channel><item><title>The ramp</title><pubDate>Fri, 13 Jul 2018 10:00:00 GMT</pubDate><description>&lt;p&gt;Closed.&lt;/p&gt;</description></item></channel></rss>`,
  "a.eml": LETTER,
  "a.ics":
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20180713T100000Z\nSUMMARY:The ramp\\, again\nORGANIZER;CN=Jane Doe:mailto:jane@harbour.example\nEND:VEVENT\nEND:VCALENDAR\n",
  "a.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nADR:;;1 Quay Street;Kelmby;;;\nEND:VCARD\n",
  "ramp.1": `.TH RAMP 1 2018-07-13\n.SH NAME\nramp \\- lower it\n.TP\n.B \\-v\n${PROSE}\n`,
  "a.mbox": `From jane@harbour.example Fri Jul 13 10:00:00 2018\n${LETTER}\n>From here on it was quiet.\n`,
  "a.mhtml": `From: <Saved>\nSubject: The ramp\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\nContent-Type: text/html; charset=utf-8\n\n<html><body><article><h1>The ramp</h1><p>${PROSE}</p></article></body></html>\n--B--\n`,
};

async function samples(fixtures: URL): Promise<readonly Sample[]> {
  const stored = ["office/", "pandoc/"].flatMap((folder) =>
    readdirSync(new URL(folder, fixtures)).map((name): Sample => {
      const bytes = new Uint8Array(readFileSync(new URL(folder + name, fixtures)));
      return name.endsWith(".gz") ? { name: name.slice(0, -3), bytes: gunzipSync(bytes) } : { name, bytes };
    }),
  );
  const written = Object.entries(WRITTEN).map(([name, text]): Sample => ({ name, bytes: strToU8(text) }));
  const packed = { "a.txt": strToU8(WRITTEN["a.txt"] ?? ""), "in/a.csv": strToU8(WRITTEN["a.csv"] ?? "") };
  return [
    ...stored,
    ...written,
    { name: "a.zip", bytes: zipSync(packed) },
    { name: "a.txt.gz", bytes: gzipSync(strToU8(PROSE)) },
    { name: "a.tar", bytes: await tarOf(packed) },
    {
      name: "a.msg",
      bytes: outlookMessage({
        subject: "The ramp",
        sender: "Jane Doe",
        senderAddress: "jane@harbour.example",
        body: `${PROSE}\r\n\r\nJane`,
        sent: new Date("2018-07-13T08:00:00Z"),
      }),
    },
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function tarOf(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, bytes] of Object.entries(files)) archive.entry({ name }, Buffer.from(bytes));
  archive.finalize();
  return buffer(archive);
}

/** A fingerprint for each format that has samples below `fixtures`; none for pictures, whose recognition takes seconds. */
export async function readerFingerprints(fixtures: URL): Promise<Fingerprints> {
  const hashes = new Map<DocumentFormat, ReturnType<typeof createHash>>();
  for (const { name, bytes } of await samples(fixtures)) {
    const format = formatOf(name);
    if (format === null) continue;
    const hash = hashes.get(format) ?? createHash("sha256");
    hashes.set(format, hash.update(JSON.stringify(await readContents(bytes, name, defaultLimits))));
  }
  return Object.fromEntries(
    [...hashes]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([format, hash]) => [format, { version: readerVersion(format), sha256: hash.digest("hex") }]),
  );
}

/** The formats whose reader gives something else than the stored fingerprint says, without a higher version. */
export function unraised(stored: Fingerprints, present: Fingerprints): readonly string[] {
  return Object.entries(present).flatMap(([format, { version, sha256 }]) => {
    const before = stored[format as DocumentFormat];
    return before !== undefined && before.sha256 !== sha256 && version <= before.version ? [format] : [];
  });
}
