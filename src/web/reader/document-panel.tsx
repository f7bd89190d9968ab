import type { Signal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { EditDocument } from "../edit/edit-document.tsx";
import type { Hit } from "../../api/questions/hit.ts";
import { usePins } from "../pins/pin-button.tsx";
import type { Api } from "../shell/api-client.ts";
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
import type { OpenedDocument } from "./opened-document.ts";
import { titleOf, useOpening, type Opening } from "./opening.ts";
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

  usePanel({ panel, body, isWanted: reading !== null, opening: value, pages: pages.state });
  return (
    <dialog id="reader" aria-labelledby="reader-title" ref={panel} onClose={closed}>
      <Head
        {...{ reading, hits, step, body, pages, chosen, toPassage }}
        opening={value}
        close={() => panel.current?.close()}
      />
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

interface PanelParts {
  readonly panel: RefObject<HTMLDialogElement | null>;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly isWanted: boolean;
  readonly opening: Opening;
  /** Pages go to the passage by themselves. */
  readonly pages: PagesOpening["state"];
}

/** Opens and closes the panel; what has been opened gets the focus, at the passage. */
function usePanel({ panel, body, isWanted, opening, pages }: PanelParts): void {
  useLayoutEffect(() => {
    if (panel.current !== null) setOpen(panel.current, isWanted);
  }, [isWanted]);
  useLayoutEffect(() => {
    if (opening.state === "open") body.current?.focus({ preventScroll: true });
  }, [opening]);
  useLayoutEffect(() => {
    if (body.current !== null && opening.state === "open" && pages !== "open") scrollToPassage(body.current);
  }, [opening, pages]);
}

interface HeadProps
  extends Pick<DocumentPanelProps, "reading" | "hits" | "step">, Pick<PanelParts, "body" | "opening"> {
  readonly pages: PagesOpening;
  readonly chosen: Signal<Chosen>;
  readonly toPassage: () => void;
  readonly close: () => void;
}

/** What the document is, what became of its citation, and what can be done with it. */
function Head(props: HeadProps): JSX.Element {
  const { reading, hits, step, body, opening, pages, chosen, toPassage, close } = props;
  const messages = useMessages();
  const opened = opening.state === "open" ? opening.opened : null;
  const edited = useSignal<Edited | null>(null);
  const known = opened === null ? null : withSummary(opened, edited.value);
  const pinned = usePins().pins.value.find(({ id }) => id === reading?.passage?.id);
  const at = hits.findIndex(({ passage }) => passage.id === reading?.passage?.id);
  return (
    <div class="reader-head">
      <div class="reader-bar">
        <h2 id="reader-title" {...(known === null ? {} : writtenIn(known.summary.language))}>
          {known?.summary.title ?? titleOf(opening, messages)}
        </h2>
        <div class="reader-actions">
          {at >= 0 && hits.length > 1 ? <Steps at={at} of={hits.length} step={step} /> : null}
          <Actions
            hasPassage={opened !== null && "passage" in opened.citation}
            toPassage={toPassage}
            close={close}
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

/** Brings the first mark, or else the beginning of the passage, a little below the upper edge of the text. */
function scrollToPassage(body: HTMLElement): void {
  const place = body.querySelector("mark") ?? body.querySelector(".passage");
  layOut(place);
  if (place === null) body.scrollTop = 0;
  else place.scrollIntoView({ block: "start" });
}
