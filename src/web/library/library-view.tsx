import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DocumentList } from "../../api/document-responses.ts";
import type { Deletions } from "../add/deletions.ts";
import type { Messages } from "../messages/english.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Api, LibraryAccess } from "../shell/api-client.ts";
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
  const { list, failure, again } = useDocumentList(api, listParameters(route).toString(), changes);
  useEffect(() => title.current?.focus(), [route.listing.page]);
  return (
    <div class="library">
      <h2 tabIndex={-1} ref={title}>
        {messages.library.title}
      </h2>
      <LibraryForm route={route} facets={list?.facets ?? {}} go={go} />
      {failure === null ? null : <ProblemNote thrown={failure} retry={again} />}
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

interface Listed {
  /** What was listed last; null until anything was. */
  readonly list: DocumentList | null;
  /** Why it could not be listed anew; null where it could. */
  readonly failure: unknown;
  readonly again: () => void;
}

/** The documents of `wanted`, the parameters of a list: asked for again after every change, of this page or of others. */
function useDocumentList(api: Api, wanted: string, changes: number): Listed {
  const shown = useSignal<DocumentList | null>(null);
  const failure = useSignal<unknown>(null);
  const attempt = useSignal(0);
  const again = (): void => {
    attempt.value += 1;
  };
  useEffect(() => {
    const leaving = new AbortController();
    api.documents(wanted, leaving.signal).then(
      (list) => {
        shown.value = list;
        failure.value = null;
      },
      (thrown: unknown) => {
        if (!leaving.signal.aborted) failure.value = thrown;
      },
    );
    return () => {
      leaving.abort();
    };
  }, [wanted, changes, attempt.value]);
  useEffect(() => watchRevision(api, again), []);
  return { list: shown.value, failure: failure.value, again };
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
