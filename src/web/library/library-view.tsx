import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { isUpload } from "../add/addition.ts";
import { DeleteButton, deletionLine } from "../add/delete-button.tsx";
import type { Deletions } from "../add/deletions.ts";
import type { Api } from "../shell/api-client.ts";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, HOME } from "../shell/route.ts";
import { pluralize } from "../../core/wording.ts";

type Listing =
  | { readonly state: "loading" }
  | { readonly state: "listed"; readonly documents: readonly DocumentSummary[] }
  | { readonly state: "failed"; readonly thrown: unknown };

interface LibraryProps {
  readonly api: Api;
  /** Null where nothing may be deleted. */
  readonly deletions: Deletions | null;
  /** Grows with every change of the library. */
  readonly changes: number;
}

/** All files of the library: what can be read, then what could not and why, then what is of another kind. */
export function LibraryView({ api, deletions, changes }: LibraryProps): JSX.Element {
  const listing = useSignal<Listing>({ state: "loading" });
  const attempt = useSignal(0);
  useEffect(() => {
    const leaving = new AbortController();
    api.documents(leaving.signal).then(
      (documents) => {
        listing.value = { state: "listed", documents };
      },
      (thrown: unknown) => {
        if (!leaving.signal.aborted) listing.value = { state: "failed", thrown };
      },
    );
    return () => {
      leaving.abort();
    };
  }, [attempt.value, changes]);

  const { value } = listing;
  if (value.state === "loading") return <p class="waiting">Looking through your documents…</p>;
  if (value.state === "failed")
    return <ProblemNote thrown={value.thrown} retry={() => (attempt.value += 1)} />;
  return <DocumentsList documents={value.documents} deletions={deletions} />;
}

interface ListProps {
  readonly documents: readonly DocumentSummary[];
  readonly deletions: Deletions | null;
}

function DocumentsList({ documents, deletions }: ListProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const inState = (...states: readonly DocumentSummary["state"][]): DocumentSummary[] =>
    documents.filter((summary) => states.includes(summary.state));
  return (
    <>
      <h2 tabIndex={-1} ref={title}>
        Documents
      </h2>
      <Section
        title="Could not be read"
        state="failed"
        deletions={deletions}
        documents={inState("failed")}
        item={ProblemItem}
      />
      <Section
        title="In the library"
        state="indexed"
        deletions={deletions}
        documents={inState("indexed", "duplicate")}
        item={DocumentItem}
      />
      <Section
        title="Of a kind that is not read"
        state="skipped"
        deletions={deletions}
        documents={inState("skipped")}
        item={ProblemItem}
      />
      {documents.length > 0 ? null : (
        <p>There are no documents yet. Put articles into the documents folder.</p>
      )}
    </>
  );
}

interface ItemProps {
  readonly summary: DocumentSummary;
  readonly deletions: Deletions | null;
}

interface SectionProps extends ListProps {
  readonly title: string;
  readonly state: string;
  readonly item: (props: ItemProps) => JSX.Element;
}

function Section({ title, state, documents, deletions, item: Item }: SectionProps): JSX.Element | null {
  if (documents.length === 0) return null;
  return (
    <>
      <h3 class="section-title">
        {title} <span class="count">{documents.length.toLocaleString("en")}</span>
      </h3>
      <ul class={`documents ${state}`} aria-label={title}>
        {documents.map((summary) => (
          <Item key={summary.id} summary={summary} deletions={deletions} />
        ))}
      </ul>
    </>
  );
}

function DocumentItem({ summary, deletions }: ItemProps): JSX.Element {
  const reading = { documentId: summary.id, passage: null, marks: [] };
  const facts = [summary.author, summary.date, summary.source, pluralize(summary.passages, "passage")];
  return (
    <li>
      <a dir="auto" href={addressOf({ ...HOME, view: "documents", reading })}>
        {summary.title}
      </a>
      <p class="facts">{facts.map((text) => (text === null ? null : <span dir="auto">{text}</span>))}</p>
      {summary.duplicateOf === null ? null : (
        <p class="reason">It says nearly the same as {summary.duplicateOf}.</p>
      )}
      {summary.note === null ? null : <p class="reason">{summary.note}</p>}
      {summary.reason === null ? null : (
        <p class="reason">The newest version could not be read: {summary.reason}</p>
      )}
      <Deleting summary={summary} deletions={deletions} />
    </li>
  );
}

function ProblemItem({ summary, deletions }: ItemProps): JSX.Element {
  return (
    <li>
      <span class="source" dir="auto">
        {summary.source}
      </span>
      <p class="reason">{summary.reason ?? "No reason is known."}</p>
      <Deleting summary={summary} deletions={deletions} />
    </li>
  );
}

/** What was uploaded can be deleted from here; files of the documents folder are deleted there. */
function Deleting({ summary, deletions }: ItemProps): JSX.Element | null {
  if (deletions === null || !isUpload(summary)) return null;
  return (
    <p class="deleting">
      <DeleteButton documentId={summary.id} name={summary.title} deletions={deletions} />{" "}
      <span role="status">{deletionLine(deletions, summary.id)}</span>
    </p>
  );
}
