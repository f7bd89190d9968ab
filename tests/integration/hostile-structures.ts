import type { DocumentFormat } from "../../src/core/document.ts";
import type { SampleFile } from "../fixtures/sample-files.ts";
import type { HostileFile } from "./hostile-mutations.ts";

const DEEP = 200_000;
const MEGA = 1_000_000;
const PROSE = "The harbour was closed, and the council met every evening to hear the pilots. ";

/** Well-formed monsters of each format that is not an archive, by what they are. */
export function* hostileStructures(samples: readonly SampleFile[]): Generator<HostileFile> {
  for (const { format, name, bytes } of samples) {
    const monsters = MONSTERS[format];
    if (monsters === undefined) continue;
    for (const [deed, monster] of Object.entries(monsters(Buffer.from(bytes).toString("latin1")))) {
      yield { format, deed, name, bytes: Buffer.from(monster(), "latin1") };
    }
  }
}

type Monsters = (good: string) => Readonly<Record<string, () => string>>;

const text: Monsters = () => ({
  "one line of 5 MB": () => PROSE.repeat((5 * MEGA) / PROSE.length),
  "one word of 5 MB": () => "x".repeat(5 * MEGA),
  "one million empty lines": () => `a${"\n".repeat(MEGA)}b`,
  spaces: () => `a${" ".repeat(MEGA)}b`,
  dots: () => ". ".repeat(MEGA),
  "full stops without space": () => "a.".repeat(MEGA),
  "quotation marks": () => '"'.repeat(MEGA),
  brackets: () => "(".repeat(MEGA),
  "capitals and dots": () => "A. ".repeat(MEGA / 2),
  digits: () => "12. ".repeat(MEGA / 4),
  "list marks": () => "- a\n".repeat(MEGA / 4),
  "By, without an end": () => `Title\n\nBy ${"A. B. and ".repeat(50_000)}`,
  months: () => `Title\n\n${"May ".repeat(100_000)}`,
  "combining marks": () => Buffer.from(`e${"\u0301".repeat(MEGA)}`).toString("latin1"),
  "control characters": () => `${PROSE}\x07\x1b[2J\x08`.repeat(1_000),
});

/** Markdown takes some fifty times as long to parse as plain text. */
const shortened = (monster: () => string) => (): string => monster().slice(0, MEGA / 20);

const markdown: Monsters = (good) => ({
  ...Object.fromEntries(Object.entries(text(good)).map(([deed, monster]) => [deed, shortened(monster)])),
  "quotes in quotes": () => `${">".repeat(20_000)} a`,
  "lists in lists": () => Array.from({ length: 100 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n"),
  "brackets open": () => "[".repeat(50_000),
  "links open": () => "[a](".repeat(20_000),
  stars: () => "*a **a ".repeat(20_000),
  backticks: () => Array.from({ length: 500 }, (_, at) => "`".repeat(at)).join("a"),
  "a wide table": () => `|${"a|".repeat(500)}\n|${"-|".repeat(500)}\n${`|${"b|".repeat(500)}\n`.repeat(20)}`,
  references: () =>
    Array.from({ length: 2_000 }, (_, at) => `[r${at}]: http://e.org/${at}`).join("\n") + "\n[r1]",
  "footnotes in footnotes": () =>
    Array.from({ length: 5_000 }, (_, at) => `[^${at}]: see [^${at + 1}]`).join("\n\n"),
  "aliases in front matter": () =>
    `---\na0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`).join("\n")}\ntitle: *a30\n---\n${PROSE}`,
  "deep front matter": () => `---\ntitle: ${"[".repeat(50_000)}\n---\n${PROSE}`,
  "front matter without end": () => `---\n${"a: b\n".repeat(2_000)}`,
  "HTML in it": () => "<div>".repeat(20_000),
});

const nested =
  (tag: string, count = DEEP) =>
  (): string =>
    `<html><body><article><p>${PROSE}</p>${`<${tag}>`.repeat(count)}${PROSE}</article></body></html>`;

const html: Monsters = (good) => ({
  ...Object.fromEntries(
    [
      "div",
      "b",
      "p",
      "a",
      "table",
      "ul",
      "ol><li",
      "svg",
      "font",
      "blockquote",
      "button",
      "select",
      "template",
      "frameset",
    ].map((tag) => [`${DEEP} nested ${tag}`, nested(tag)]),
  ),
  "5,000 nested div": nested("div", 5_000),
  "formatting that crosses": nested("b><i></b", 20_000),
  "tables in cells": nested("table><tr><td", 20_000),
  "a tag of a million attributes": () =>
    `<p ${Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(" ")}>${PROSE}`,
  "a comment without end": () => `${good}<!--${"-".repeat(MEGA)}`,
  "a script without end": () => `<p>${PROSE}</p><script>${"x<".repeat(MEGA)}`,
  entities: () => `<p>${"&nbsp;&amp;&bogus;".repeat(100_000)}${PROSE}`,
  "a table of a million cells": () => `<table>${`<tr>${"<td>1".repeat(1_000)}`.repeat(200)}</table>`,
  "a colspan of a billion": () =>
    good.replace("<td>1958", `<td colspan="999999999" rowspan="999999999">1958`),
  "deep JSON-LD": () => good.replace(/\{"@context.*\}/, `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`),
  "deep lists in JSON-LD": () => good.replace(/\{"@context.*\}/, `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`),
  "many paragraphs": () => good.replace("<ul>", `${`<p>${PROSE}</p>`.repeat(20_000)}<ul>`),
  "many links": () => good.replace("<ul>", `${`<a href="/x">x</a> `.repeat(50_000)}<ul>`),
  "less-than signs": () => "<".repeat(MEGA),
  "an unknown encoding": () => good.replace("utf-8", "x-nonsense"),
});

const pdf: Monsters = (good) => {
  const change = (from: RegExp, to: string) => (): string => good.replace(from, to);
  return {
    ...Object.fromEntries(
      ["0", "-1", "99999999999", "1e308"].flatMap((value) => [
        [`/Length ${value}`, change(/\/Length \d+/g, `/Length ${value}`)],
        [`/Size ${value}`, change(/\/Size \d+/g, `/Size ${value}`)],
        [`/Count ${value}`, change(/\/Count \d+/g, `/Count ${value}`)],
        [`startxref ${value}`, change(/startxref\n\d+/, `startxref\n${value}`)],
        [`offsets ${value}`, change(/\d{10} 00000 n/g, `${value} 00000 n`)],
        [`a box of ${value}`, change(/\/MediaBox \[[^\]]*\]/g, `/MediaBox [0 0 ${value} ${value}]`)],
        [`a font of ${value}`, change(/\/F1 [\d.]+ Tf/g, `/F1 ${value} Tf`)],
        [
          `a scale of ${value}`,
          change(/1 0 0 1 [\d.]+ [\d.]+ Tm/g, `${value} 0 0 ${value} ${value} ${value} Tm`),
        ],
      ]),
    ),
    "10,000,000 objects in the table": change(/xref\n0 \d+/, "xref\n0 10000000"),
    "a table that follows itself": change(/\/Size \d+/, "/Size 9 /Prev 9"),
    "pages that are their own children": change(/\/Kids \[(\d+) 0 R[^\]]*\]/, "/Kids [1 0 R 1 0 R 1 0 R]"),
    "100,000 pages that are one": change(/\/Kids \[(\d+ 0 R)[^\]]*\]/, `/Kids [${"7 0 R ".repeat(100_000)}]`),
    "no root": change(/\/Root \d+ 0 R/, ""),
    "a root that is nothing": change(/\/Root \d+ 0 R/, "/Root 999 0 R"),
    "encrypted by nobody": change(/\/Root/, "/Encrypt << /Filter /Nobody /V 9 >> /Root"),
    "arrays in arrays": change(/\/Info \d+ 0 R/, `/Info ${"[".repeat(DEEP)}`),
    "dictionaries in dictionaries": change(/\/Info \d+ 0 R/, `/Info ${"<< /A ".repeat(DEEP)}`),
    "a stream of states": change(/BT/, `${"q ".repeat(DEEP)} BT`),
    "a stream of texts": change(/BT/, `BT ${"/F1 9 Tf 1 0 0 1 50 50 Tm [<41>] TJ ".repeat(20_000)}`),
    "a stream of lines": change(/BT/, `${"0 0 m 9 9 l S ".repeat(100_000)} BT`),
    "a string without end": change(/\/Title \(/, "/Title ((((((((("),
    "a name of a megabyte": change(/\/Info/, `/${"A".repeat(MEGA)} 1 /Info`),
    "nothing but its head": () => "%PDF-1.7\n",
    "a head of other bytes": () => `${"\x00".repeat(2_000)}${good}`,
    "ten files in a row": () => good.repeat(10),
    "a script": change(
      /\/Type \/Catalog/,
      "/Type /Catalog /OpenAction << /S /JavaScript /JS (while(true){}) >>",
    ),
  };
};

const csv: Monsters = () => ({
  "one cell of 5 MB": () => `Title,Text\nOne,"${PROSE.repeat((5 * MEGA) / PROSE.length)}"\n`,
  "one word of 5 MB": () => `Title,Text\nOne,${"x".repeat(5 * MEGA)}\n`,
  "a quote without end": () => `Title,Text\nOne,"${PROSE.repeat(10_000)}`,
  quotes: () => '"'.repeat(MEGA),
  "quotes in cells": () => 'a,b\n"a"b"c,"d"e\n'.repeat(10_000),
  "50,000 columns": () => `${"a,".repeat(50_000)}\n${"b,".repeat(50_000)}\n`,
  "50,000 rows": () => `Title,Text\n${`One,${PROSE}\n`.repeat(50_000)}`,
  "rows of all lengths": () => Array.from({ length: 800 }, (_, at) => "a,".repeat(at)).join("\n"),
  commas: () => ",".repeat(MEGA),
  "line ends": () => "\r\n".repeat(MEGA),
  "columns of one name": () => `${"title,".repeat(2_000)}\n${"x,".repeat(2_000)}`,
  "columns named like parts of an object": () => "__proto__,constructor,toString\na,b,c\n",
  "HTML in a cell": () => `Title,Text\nOne,"${"<div>".repeat(DEEP)}"\n`,
});

const jsonl: Monsters = () => ({
  "arrays 100,000 deep": () => `${"[".repeat(100_000)}${"]".repeat(100_000)}\n`,
  "objects 100,000 deep": () => `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}\n`,
  "arrays deep in a field": () => `{"title":"x","text":${"[".repeat(100_000)}"y"${"]".repeat(100_000)}}\n`,
  "arrays deep in authors": () => `{"text":"x","author":${"[".repeat(100_000)}"y"${"]".repeat(100_000)}}\n`,
  "arrays never closed": () => "[".repeat(MEGA),
  "a text of 5 MB": () => `{"text":"${PROSE.repeat((5 * MEGA) / PROSE.length)}"}\n`,
  "50,000 lines": () => '{"text":"a"}\n'.repeat(50_000),
  "50,000 fields": () => `{${Array.from({ length: 50_000 }, (_, at) => `"f${at}":"v"`).join(",")}}\n`,
  "50,000 authors": () => `{"text":"x","author":[${'"Ann Poe",'.repeat(50_000)}"Bo"]}\n`,
  "half characters": () => '{"title":"\\ud800","text":"\\udc00 a \\ud83d"}\n',
  "control characters": () => '{"title":"\\u0000\\r","text":"a\\u0000b\\u0007\\r\\nc"}\n',
  "great numbers": () => '{"text":"a","date":1e999,"year":-99999999999999999999}\n',
  "fields named like parts of an object": () => '{"__proto__":{"text":"a"},"constructor":"b","text":"c"}\n',
  "no objects": () => '1\n"a"\nnull\ntrue\n[]\n{}\n',
  "HTML in a field": () => `{"text":"${"<div>".repeat(DEEP)}"}\n`,
});

const multipart = (depth: number): string => {
  const open = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  return `From: a@example.org\r\n${open.join("")}Content-Type: text/plain\r\n\r\n${PROSE}`;
};
const part = (type: string, content: string, name = ""): string =>
  `--b\r\nContent-Type: ${type}\r\n${name && `Content-Disposition: attachment; filename="${name}"\r\n`}\r\n${content}\r\n`;
const parts = (all: string): string =>
  `From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${all}--b--\r\n`;

const mail: Monsters = (good) => ({
  "2,000 texts": () => parts(part("text/plain", PROSE).repeat(2_000)),
  "2,000 attachments of one name": () => parts(part("text/plain", PROSE, "a.txt").repeat(2_000)),
  "2,000 attachments that lead out": () => parts(part("text/plain", PROSE, "../../etc/a.txt").repeat(20)),
  "parts 50 deep": () => multipart(50),
  "parts 5,000 deep": () => multipart(5_000),
  "letters 50 deep": () => "From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\n".repeat(50) + PROSE,
  "letters 5,000 deep": () =>
    "From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\n".repeat(5_000) + PROSE,
  "a header of 5 MB": () => `Subject: ${"x ".repeat(2.5 * MEGA)}\r\n\r\n${PROSE}`,
  "100,000 headers": () => `${"X-A: b\r\n".repeat(100_000)}From: a@example.org\r\n\r\n${PROSE}`,
  "100,000 receivers": () =>
    `From: a@example.org\r\nTo: ${"A <a@example.org>, ".repeat(100_000)}\r\n\r\n${PROSE}`,
  "groups in groups": () => `From: ${"a:".repeat(20_000)}\r\n\r\n${PROSE}`,
  "brackets in an address": () => `From: ${"<(".repeat(20_000)}\r\n\r\n${PROSE}`,
  "encoded words": () =>
    `From: a@example.org\r\nSubject: ${"=?utf-8?B?4oKs?= ".repeat(50_000)}\r\n\r\n${PROSE}`,
  "encoded words without end": () =>
    `From: a@example.org\r\nSubject: ${"=?utf-8?Q?".repeat(50_000)}\r\n\r\n${PROSE}`,
  "noise for base64": () =>
    good.replace(/Content-Transfer-Encoding: \S+/g, "Content-Transfer-Encoding: base64"),
  "an unknown encoding": () => good.replace(/utf-8/gi, "x-nonsense"),
  "no boundary": () => good.replace(/boundary="?[^"\r\n]*"?/g, ""),
  "deep HTML": () => parts(part("text/html", "<div>".repeat(DEEP))),
  "> without end": () => `From: a@example.org\r\n\r\n${">".repeat(MEGA)}`,
  "> on every line": () =>
    `From: a@example.org\r\n\r\n${Array.from({ length: 2_000 }, (_, at) => `${">".repeat(at)} a`).join("\r\n")}`,
  "attachments that are not what they say": () =>
    parts(
      ["pdf", "docx", "epub", "odt", "html", "csv", "eml", "exe", ""]
        .map((kind) => part("application/octet-stream", PROSE, `a.${kind}`))
        .join(""),
    ),
});

const MONSTERS: Readonly<Partial<Record<DocumentFormat, Monsters>>> = {
  text,
  markdown,
  html,
  pdf,
  csv,
  jsonl,
  mail,
};
