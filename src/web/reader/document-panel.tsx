import type { Signal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { EditDocument } from "../edit/edit-document.tsx";
import type { Hit } from "../../api/questions/hit.ts";
import { usePins } from "../pins/pin-button.tsx";
import type { Api } from "../shell/api-client.ts";
import type { Messages } from "../messages/english.ts";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { ProblemNote } from "../shell/problem-note.tsx";
import { Waiting } from "../shell/waiting.tsx";
import type { Reading } from "../shell/route.ts";
import { CitationNotice } from "./citation-notice.tsx";
import { DocumentFacts, DocumentNotices } from "./document-facts.tsx";
import { DocumentText } from "./document-text.tsx";
import { ReaderTools } from "./reader-tools.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { layOut } from "./text-places.ts";
import { openDocument, type OpenedDocument } from "./opened-document.ts";
import { usePages, type Chosen, type PagesOpening } from "./pdf/pages-opening.ts";
import { PagesNotice } from "./pdf/pages-notice.tsx";
import { PdfPages } from "./pdf/pdf-pages.tsx";

/** From this width on the document is read beside the answer; below it, on a sheet over it. */
const BESIDE = "(min-width: 1100px)";

interface DocumentPanelProps {
  readonly api: Api;
  readonly reading: Reading | null;
  /** The passages of the answer, in their order, for going from one to the next. */
  readonly hits: readonly Hit[];
  /** Called when the panel has closed, whoever closed it. */
  readonly closed: () => void;
  /** Opens the citation that many places further on. */
  readonly step: (by: number) => void;
}

type Opening =
  | { readonly state: "closed" | "opening" }
  | { readonly state: "open"; readonly reading: Reading; readonly opened: OpenedDocument }
  | { readonly state: "failed"; readonly thrown: unknown; readonly retry: () => void };

/** Where a document is read: a pane beside the answer on a wide screen, a sheet over it on a narrow one. */
export function DocumentPanel({ api, reading, hits, closed, step }: DocumentPanelProps): JSX.Element {
  const messages = useMessages();
  const panel = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const opening = useOpening(api, reading);
  const { value } = opening;
  const opened = value.state === "open" ? value.opened : null;
  const chosen = useSignal<Chosen>({ asPages: true });
  const pages = usePages(api, reading?.documentId ?? null, opened, chosen.value);
  const toPassage = (): void => {
    if (pages.state === "open") pages.view.goToPassage();
    else if (body.current !== null) scrollToPassage(body.current);
  };

  useLayoutEffect(() => {
    if (panel.current !== null) setOpen(panel.current, reading !== null);
  }, [reading !== null]);
  useLayoutEffect(() => {
    if (body.current === null || value.state !== "open") return;
    body.current.focus({ preventScroll: true });
  }, [value]);
  useLayoutEffect(() => {
    if (body.current !== null && value.state === "open" && pages.state !== "open")
      scrollToPassage(body.current);
  }, [value, pages.state]);

  const edited = useSignal<Edited | null>(null);
  const known = opened === null ? null : withSummary(opened, edited.value);
  const pinned = usePins().pins.value.find(({ id }) => id === reading?.passage?.id);
  const at = hits.findIndex(({ passage }) => passage.id === reading?.passage?.id);
  return (
    <dialog id="reader" aria-labelledby="reader-title" ref={panel} onClose={closed}>
      <div class="reader-head">
        <div class="reader-bar">
          <h2 id="reader-title" {...(known === null ? {} : writtenIn(known.summary.language))}>
            {known?.summary.title ?? titleOf(value, messages)}
          </h2>
          <div class="reader-actions">
            {at >= 0 && hits.length > 1 ? <Steps at={at} of={hits.length} step={step} /> : null}
            <Actions
              hasPassage={opened !== null && "passage" in opened.citation}
              toPassage={toPassage}
              close={() => panel.current?.close()}
            />
          </div>
        </div>
        <AboutDocument
          opened={known}
          update={(summary) => {
            if (opened !== null) edited.value = { of: opened, summary };
          }}
          body={body}
          pages={pages}
          chosen={chosen}
        />
        <Notices opened={opened} citedText={hits[at]?.passage.text ?? pinned?.quote ?? null} pages={pages} />
      </div>
      <div
        id="reader-text"
        role="region"
        class={pages.state === "open" ? "as-pages" : undefined}
        aria-label={pages.state === "open" ? messages.pdf.pages : messages.reader.text}
        tabIndex={0}
        ref={body}
      >
        <Body opening={value} pages={pages} body={body} />
      </div>
      {opened === null || pages.state === "open" ? null : <SelectionBar {...opened} body={body} />}
    </dialog>
  );
}

/** What a person has made of a document since it was opened. */
interface Edited {
  readonly of: OpenedDocument;
  readonly summary: DocumentSummary;
}

function withSummary(opened: OpenedDocument, edited: Edited | null): OpenedDocument {
  return edited?.of === opened ? { ...opened, summary: edited.summary } : opened;
}

interface AboutDocumentProps {
  readonly update: (summary: DocumentSummary) => void;
  readonly opened: OpenedDocument | null;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly pages: PagesOpening;
  readonly chosen: Signal<Chosen>;
}

function AboutDocument({ opened, update, ...tools }: AboutDocumentProps): JSX.Element {
  if (opened === null) return <dl id="reader-facts" />;
  return (
    <>
      <DocumentFacts summary={opened.summary} />
      <EditDocument key={opened.summary.id} id={opened.summary.id} update={update} />
      <ReaderTools key={opened.summary.id} opened={opened} {...tools} />
    </>
  );
}

interface NoticesProps {
  readonly opened: OpenedDocument | null;
  readonly citedText: string | null;
  readonly pages: PagesOpening;
}

/** What became of the citation, and what there is to say of the document: read aloud when it comes. */
function Notices({ opened, citedText, pages }: NoticesProps): JSX.Element {
  return (
    <div id="reader-notices" role="status">
      {opened === null ? null : (
        <>
          <CitationNotice opened={opened} citedText={citedText} />
          <DocumentNotices summary={opened.summary} />
          <PagesNotice pages={pages} />
        </>
      )}
    </div>
  );
}

interface ActionsProps {
  readonly hasPassage: boolean;
  readonly toPassage: () => void;
  readonly close: () => void;
}

function Actions({ hasPassage, toPassage, close }: ActionsProps): JSX.Element {
  const messages = useMessages();
  return (
    <>
      <button
        id="reader-to-passage"
        type="button"
        class="quiet-button"
        hidden={!hasPassage}
        onClick={toPassage}
      >
        {messages.reader.toPassage}
      </button>
      <button id="reader-close" type="button" class="quiet-button" aria-keyshortcuts="Escape" onClick={close}>
        {messages.reader.close}
      </button>
    </>
  );
}

interface BodyProps {
  readonly opening: Opening;
  readonly pages: PagesOpening;
  readonly body: RefObject<HTMLDivElement | null>;
}

function Body({ opening, pages, body }: BodyProps): JSX.Element | null {
  const messages = useMessages();
  // A long text is rendered once for each time that it is opened, not whenever something else on the page changes.
  return useMemo(() => {
    if (opening.state === "failed") return <ProblemNote thrown={opening.thrown} retry={opening.retry} />;
    if (opening.state !== "open") return null;
    if (pages.state === "opening") return <Waiting>{messages.reader.openingPages}</Waiting>;
    if (pages.state === "open") return <PdfPages view={pages.view} body={body} />;
    const { summary, text, citation, structure } = opening.opened;
    const cited = "passage" in citation ? citation : { passage: null, marks: [] };
    const { language } = summary;
    return <DocumentText {...{ text, language, structure }} passage={cited.passage} marks={cited.marks} />;
  }, [opening, pages, messages]);
}

interface StepsProps {
  readonly at: number;
  readonly of: number;
  readonly step: (by: number) => void;
}

function Steps({ at, of, step }: StepsProps): JSX.Element {
  const messages = useMessages();
  const button = (by: number, name: string, sign: string, key: string): JSX.Element => (
    <button
      type="button"
      class="quiet-button"
      aria-label={name}
      title={`${name} (${key})`}
      aria-keyshortcuts={key}
      disabled={at + by < 0 || at + by >= of}
      onClick={() => {
        step(by);
      }}
    >
      {sign}
    </button>
  );
  return (
    <span class="steps">
      {button(-1, messages.reader.previousCitation, "↑", "k")}
      <span class="place">{messages.reader.place(at + 1, of)}</span>
      {button(1, messages.reader.nextCitation, "↓", "j")}
    </span>
  );
}

/** Loads what is to be read; a load that nobody waits for any more is aborted, and a closed panel keeps no text. */
function useOpening(api: Api, reading: Reading | null): Signal<Opening> {
  const opening = useSignal<Opening>({ state: reading === null ? "closed" : "opening" });
  useEffect(() => {
    if (reading === null) {
      opening.value = { state: "closed" };
      return undefined;
    }
    const leaving = new AbortController();
    const open = async (): Promise<void> => {
      opening.value = { state: "opening" };
      try {
        const opened = await openDocument(api, reading, leaving.signal);
        if (!leaving.signal.aborted) opening.value = { state: "open", reading, opened };
      } catch (thrown) {
        if (!leaving.signal.aborted) opening.value = { state: "failed", thrown, retry: () => void open() };
      }
    };
    void open();
    return () => {
      leaving.abort();
    };
  }, [reading]);
  return opening;
}

function setOpen(panel: HTMLDialogElement, wanted: boolean): void {
  if (!wanted) panel.close();
  else if (!panel.open) {
    const isBeside = matchMedia(BESIDE).matches;
    panel.setAttribute("closedby", isBeside ? "closerequest" : "any");
    panel.classList.toggle("beside", isBeside);
    if (isBeside) panel.show();
    else panel.showModal();
  }
}

function titleOf(opening: Opening, { reader }: Messages): string {
  switch (opening.state) {
    case "closed":
      return "";
    case "opening":
      return reader.opening;
    case "open":
      return opening.opened.summary.title;
    case "failed":
      return reader.failed;
  }
}

/** Brings the first mark, or else the beginning of the passage, a little below the upper edge of the text. */
function scrollToPassage(body: HTMLElement): void {
  const place = body.querySelector("mark") ?? body.querySelector(".passage");
  layOut(place);
  if (place === null) body.scrollTop = 0;
  else place.scrollIntoView({ block: "start" });
}
