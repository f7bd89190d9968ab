import { nameWithin } from "../../api/upload-source.ts";
import type { JSX } from "preact";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { Notices, useMessages } from "../messages/speech.tsx";

/** What is known of a document. */
export function DocumentFacts({ summary }: { readonly summary: DocumentSummary }): JSX.Element {
  const messages = useMessages();
  const { counts, wording } = messages;
  const { pages, characters, url, date } = summary;
  return (
    <dl id="reader-facts">
      <Fact name={messages.reader.author} value={summary.author} />
      <Fact name={messages.reader.date} value={date === null ? null : wording.day(date)} />
      <Fact name={messages.reader.file} value={nameWithin(summary.source)} />
      <Fact
        name={messages.reader.length}
        value={pages > 0 ? counts.pages(pages) : counts.characters(characters)}
      />
      {url === null ? null : <Fact name={messages.reader.address} value={<WebLink url={url} />} />}
    </dl>
  );
}

/** What the reader of a document should be warned of, whatever passage is read. */
export function DocumentNotices({ summary }: { readonly summary: DocumentSummary }): JSX.Element {
  const messages = useMessages();
  const { state, reason, reasons, note, notes } = summary;
  const isOutdated = (state === "indexed" || state === "duplicate") && reason !== null;
  return (
    <>
      {isOutdated ? (
        <p>
          {messages.reader.outdated} <Notices notices={reasons}>{reason}</Notices>
        </p>
      ) : null}
      {note === null ? null : (
        <p>
          <Notices notices={notes}>{note}</Notices>
        </p>
      )}
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
