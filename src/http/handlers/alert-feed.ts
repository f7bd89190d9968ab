import { createHash } from "node:crypto";
import type { AlertHit, AlertHits } from "../../api/alerts/alert-responses.ts";
import { escapeHtml } from "../../core/escape-html.ts";

/** What no XML document may hold, not even as a reference (XML 1.0, 2.2). */
const NO_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** An alert's newest hits as an Atom feed (RFC 4287). `origin`: where the reader of the feed finds this server. */
export function atomFeed({ alert, hits }: AlertHits, origin: string): string {
  const entries = hits.map((hit) => entryOf(alert.id, hit, origin));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${identifier(alert.id)}</id>
  <title>${xml(`Pincite: ${alert.question}`)}</title>
  <updated>${hits[0]?.foundAt ?? alert.createdAt}</updated>
  <link rel="self" type="application/atom+xml" href="${xml(`${origin}/v1/alerts/${alert.id}/feed`)}"/>
  <link rel="alternate" type="text/html" href="${xml(`${origin}/`)}"/>
  <generator>Pincite</generator>
${entries.join("")}</feed>
`;
}

/** Its id is that of the hit, whose passage may come to stand elsewhere. */
function entryOf(alert: string, { number, foundAt, passage, document, citation }: AlertHit, origin: string) {
  const marks = passage.highlights.map(({ start, end }) => `${start}-${end}`).join(".");
  const address = `${origin}/?${new URLSearchParams({ passage: passage.id, marks }).toString()}`;
  return `  <entry>
    <id>${identifier(`${alert} ${number}`)}</id>
    <title>${xml(document.title)}</title>
    <updated>${foundAt}</updated>
    <author><name>${xml(document.author ?? document.source)}</name></author>
    <link rel="alternate" type="text/html" href="${xml(address)}"/>
    <summary>${xml(citation)}</summary>
    <content type="text">${xml(passage.text)}</content>
  </entry>
`;
}

function xml(text: string): string {
  return escapeHtml(text.replace(NO_CHARACTER, "\ufffd"));
}

/** A UUID of the reader's own making (RFC 9562, version 8), the same for the same name. */
function identifier(name: string): string {
  const digits = createHash("sha256").update(`pincite ${name}`).digest("hex");
  const variant = "89ab"[Number.parseInt(digits.charAt(16), 16) % 4] ?? "8";
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}
