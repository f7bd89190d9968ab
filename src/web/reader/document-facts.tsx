import type { JSX } from "preact";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { pluralize } from "../../core/wording.ts";

/** What is known of a document. */
export function DocumentFacts({ summary }: { readonly summary: DocumentSummary }): JSX.Element {
  const { pages, characters, url } = summary;
  return (
    <dl id="reader-facts">
      <Fact name="Author" value={summary.author} />
      <Fact name="Date" value={summary.date} />
      <Fact name="File" value={summary.source} />
      <Fact name="Length" value={pages > 0 ? pluralize(pages, "page") : pluralize(characters, "character")} />
      {url === null ? null : <Fact name="Original" value={<WebLink url={url} />} />}
    </dl>
  );
}

/** What the reader of a document should be warned of, whatever passage is read. */
export function DocumentNotices({ summary }: { readonly summary: DocumentSummary }): JSX.Element {
  const { state, reason, note } = summary;
  const isOutdated = (state === "indexed" || state === "duplicate") && reason !== null;
  return (
    <>
      {isOutdated ? <p>This is an earlier version; the newest could not be read: {reason}</p> : null}
      {note === null ? null : <p>{note}</p>}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: JSX.Element | string | null }) {
  if (value === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

/** A link for a web address; plain text for any other (`javascript:`, `file:`). */
function WebLink({ url }: { readonly url: string }): JSX.Element {
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if (protocol !== "https:" && protocol !== "http:") return <>{url}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  );
}
