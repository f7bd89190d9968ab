import type { JSX } from "preact";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { nameWithin } from "../../api/upload-source.ts";
import { isUpload } from "../add/addition.ts";
import { DeleteButton, DeletionLine } from "../add/delete-button.tsx";
import type { Deletions } from "../add/deletions.ts";
import { writtenIn } from "../messages/document-language.ts";
import { Notices, useMessages } from "../messages/speech.tsx";
import { addressOf, type Route } from "../shell/route.ts";
import { COLUMN_NAMES, nextOrder, type Column } from "./listing.ts";

interface TableProps {
  readonly documents: readonly DocumentSummary[];
  readonly route: Route;
  /** Null where nothing may be deleted. */
  readonly deletions: Deletions | null;
}

/** The roles are said again, because a table that is laid out as cards on a narrow screen would lose them. */
export function DocumentTable({ documents, route, deletions }: TableProps): JSX.Element {
  const messages = useMessages();
  return (
    <table class="documents" role="table">
      <caption class="visually-hidden">{messages.library.title}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {COLUMN_NAMES.map((column) => (
            <ColumnHead key={column} column={column} route={route} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {documents.map((summary) => (
          <DocumentRow key={summary.id} summary={summary} route={route} deletions={deletions} />
        ))}
      </tbody>
    </table>
  );
}

function ColumnHead({ column, route }: { readonly column: Column; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const { listing } = route;
  const isFalling = listing.sort === `-${column}`;
  const isSorted = listing.sort === column || isFalling;
  const next = {
    ...route,
    listing: { ...listing, sort: nextOrder(listing.sort, column), page: 1 },
    reading: null,
  };
  return (
    <th
      role="columnheader"
      scope="col"
      class={column}
      aria-sort={isSorted ? (isFalling ? "descending" : "ascending") : undefined}
    >
      <a href={addressOf(next)}>
        {messages.library.columns[column]}
        {isSorted ? <span aria-hidden="true">{isFalling ? " ↓" : " ↑"}</span> : null}
      </a>
    </th>
  );
}

interface RowProps {
  readonly summary: DocumentSummary;
  readonly route: Route;
  readonly deletions: Deletions | null;
}

function DocumentRow({ summary, route, deletions }: RowProps): JSX.Element {
  const messages = useMessages();
  const { id, title, authors, date, language, format, source, indexedAt } = summary;
  const isIn = summary.state === "indexed" || summary.state === "duplicate";
  const name = nameWithin(source);
  const reading = { documentId: id, passage: null, marks: [] };
  return (
    <tr role="row" class={isIn ? "" : "unread"}>
      <th role="rowheader" scope="row" class="title">
        <bdi lang={writtenIn(language).lang}>
          {isIn ? <a href={addressOf({ ...route, reading })}>{title}</a> : title}
        </bdi>
        {name === title ? null : (
          <span class="source" dir="auto">
            {name}
          </span>
        )}
      </th>
      <td role="cell" class="author">
        {authors.slice(0, MOST_AUTHORS).map((author, number) => (
          <>
            {number === 0 ? "" : ", "}
            <bdi>{author}</bdi>
          </>
        ))}
        {authors.length > MOST_AUTHORS ? messages.library.andMore(authors.length - MOST_AUTHORS) : ""}
      </td>
      <td role="cell" class="date">
        {date === null ? null : <time dateTime={date}>{messages.wording.day(date)}</time>}
      </td>
      <td role="cell" class="format">
        {format}
      </td>
      <td role="cell" class="state">
        <State summary={summary} />
        {deletions === null || !isUpload(summary) ? null : (
          <span class="deleting">
            <DeleteButton documentId={id} name={title} deletions={deletions} />
            <span role="status">
              <DeletionLine documentId={id} deletions={deletions} />
            </span>
          </span>
        )}
      </td>
      <td role="cell" class="indexedAt">
        <time dateTime={indexedAt}>{messages.wording.day(indexedAt)}</time>
      </td>
    </tr>
  );
}

const MOST_AUTHORS = 3;

/** What became of the file, and why where it is not all in the library. */
function State({ summary }: { readonly summary: DocumentSummary }): JSX.Element {
  const messages = useMessages();
  const { state, reason, reasons, duplicateOf, note, notes } = summary;
  if (state === "failed" || state === "skipped") {
    const label = state === "failed" ? messages.library.failed : messages.library.skipped;
    return (
      <>
        <span class="label">{label}</span>
        <span class="reason">
          {reason === null ? messages.library.noReason : <Notices notices={reasons}>{reason}</Notices>}
        </span>
      </>
    );
  }
  return (
    <>
      <span class="label">{messages.library.isIn}</span>
      {reason === null ? null : (
        <span class="reason">
          {messages.library.newestFailed} <Notices notices={reasons}>{reason}</Notices>
        </span>
      )}
      {duplicateOf === null ? null : (
        <span class="reason">{messages.library.nearlySame(<bdi>{nameWithin(duplicateOf)}</bdi>)}</span>
      )}
      {note === null ? null : (
        <span class="reason">
          <Notices notices={notes}>{note}</Notices>
        </span>
      )}
    </>
  );
}
