import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DocumentList } from "../../api/document-responses.ts";
import type { Deletions } from "../add/deletions.ts";
import type { Messages } from "../messages/english.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Api, LibraryAccess } from "../shell/api-client.ts";
import { useLoaded } from "../shell/loading.ts";
import { Waiting } from "../shell/waiting.tsx";
import { PageLinks, pagesOf } from "../shell/page-links.tsx";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, HOME, type Route } from "../shell/route.ts";
import { DocumentTable } from "./document-table.tsx";
import { LibraryForm } from "./library-form.tsx";
import { listParameters, ROWS_ON_A_PAGE } from "./listing.ts";
import { watchRevision } from "./revision-watch.ts";

interface LibraryProps {
  readonly api: Api;
  readonly route: Route;
  /** What whoever looks may do; null until that is known. */
  readonly access: LibraryAccess | null;
  /** Null where nothing may be deleted. */
  readonly deletions: Deletions | null;
  /** Grows with every change of the library that this page has brought about. */
  readonly changes: number;
  readonly go: (route: Route) => void;
}

/** A page of the library as a table. What is shown stays until what comes next is there. */
export function LibraryView({ api, route, access, deletions, changes, go }: LibraryProps): JSX.Element {
  const messages = useMessages();
  const title = useRef<HTMLHeadingElement>(null);
  const wanted = listParameters(route).toString();
  // Asked for again after every change, of this page or of others.
  const {
    value: list,
    failure,
    again,
  } = useLoaded(`${wanted} ${changes}`, (signal) => api.documents(wanted, signal));
  useEffect(() => watchRevision(api, again), []);
  useEffect(() => title.current?.focus(), [route.listing.page]);
  return (
    <div class="library">
      <h2 tabIndex={-1} ref={title}>
        {messages.library.title}
      </h2>
      <LibraryForm route={route} facets={list?.facets ?? {}} go={go} />
      {failure === null ? null : <ProblemNote thrown={failure.thrown} retry={again} />}
      {list === null ? (
        <Waiting>{messages.page.waiting}</Waiting>
      ) : (
        <>
          <p class="listed" role="status">
            {listedLine(list, route, messages)}
          </p>
          {list.documents.length > 0 ? (
            <DocumentTable documents={list.documents} route={route} deletions={deletions} />
          ) : (
            <Nothing route={route} access={access} />
          )}
          <PageLinks
            page={route.listing.page}
            last={pagesOf(list.total, ROWS_ON_A_PAGE)}
            at={(page) => addressOf({ ...route, listing: { ...route.listing, page }, reading: null })}
          />
        </>
      )}
    </div>
  );
}

/** "101 to 200 of 1,234 documents". */
function listedLine(
  { documents, total }: DocumentList,
  { listing }: Route,
  { library, counts }: Messages,
): string {
  if (total <= ROWS_ON_A_PAGE || documents.length === 0) return counts.documents(total);
  const first = (listing.page - 1) * ROWS_ON_A_PAGE;
  return library.listed(first + 1, first + documents.length, total);
}

interface NothingProps {
  readonly route: Route;
  readonly access: LibraryAccess | null;
}

/** Why the table is empty, and what to do. */
function Nothing({ route, access }: NothingProps): JSX.Element {
  const messages = useMessages();
  const all: Route = { ...HOME, view: "documents" };
  if (addressOf({ ...route, reading: null }) !== addressOf(all)) {
    return (
      <p>
        {messages.library.noneFits} <a href={addressOf(all)}>{messages.library.showAll}</a>
      </p>
    );
  }
  if (access !== null && access.tags !== null) return <p>{messages.library.noneForKey(access.tags)}</p>;
  return <p>{messages.library.noneYet}</p>;
}
