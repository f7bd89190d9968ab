import { useSignal, type Signal } from "@preact/signals";
import type { ComponentChildren, JSX, RefObject } from "preact";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { writtenIn } from "../messages/document-language.ts";
import { saveFile } from "../copy/save-file.ts";
import { useMessages } from "../messages/speech.tsx";
import { useApi } from "../shell/api-context.ts";
import { hasKey } from "../shell/key-field.tsx";
import { WhatHappened } from "../shell/problem-note.tsx";
import { FindField } from "./find-field.tsx";
import type { OpenedDocument } from "./opened-document.ts";
import { PageField } from "./pdf/page-field.tsx";
import { hasPages, type Chosen, type PagesOpening } from "./pdf/pages-opening.ts";
import type { Span } from "../../core/document.ts";
import { scrollToOffset } from "./text-places.ts";

interface ReaderToolsProps {
  readonly opened: OpenedDocument;
  readonly body: RefObject<HTMLElement | null>;
  readonly pages: PagesOpening;
  readonly chosen: Signal<Chosen>;
}

/** Ways through a document: what stands in it, its headings, its pages, and the file itself. */
export function ReaderTools({ opened, body, pages, chosen }: ReaderToolsProps): JSX.Element {
  const messages = useMessages();
  const { text, structure, citation, summary } = opened;
  const view = pages.state === "open" ? pages.view : null;
  const goTo = (span: Span): void => {
    if (view !== null) view.goToWords(span);
    else if (body.current !== null) scrollToOffset(body.current, span.start);
  };
  const headings = structure.headings.map(({ level, text: name, start, end }) => ({
    name: `${"\u2003".repeat(level - 1)}${name}`,
    start,
    end,
  }));
  const numbered = structure.pages.map(({ page, start }) => ({
    name: messages.reader.page(page),
    start,
    end: start,
  }));
  const from = "passage" in citation ? citation.passage.start : 0;
  return (
    <div class="reader-tools">
      <FindField text={text} body={body} from={from} goTo={goTo} isOnPages={view !== null} />
      {hasPages(summary) ? <ReadAs chosen={chosen} isText={view === null} /> : null}
      {view === null ? null : <PageField view={view} />}
      <Places name={messages.reader.headings} places={headings} goTo={goTo} language={summary.language} />
      {view === null ? <Places name={messages.reader.pages} places={numbered} goTo={goTo} /> : null}
      <OriginalLink summary={summary} />
    </div>
  );
}

interface ReadAsProps {
  readonly chosen: Signal<Chosen>;
  readonly isText: boolean;
}

/** Chooses between the pages as they were set and the text that was read from them. */
function ReadAs({ chosen, isText }: ReadAsProps): JSX.Element {
  const messages = useMessages();
  const choice = (name: string, asPages: boolean): JSX.Element => (
    <button
      type="button"
      class="quiet-button"
      aria-pressed={isText !== asPages}
      onClick={() => {
        chosen.value = { asPages };
      }}
    >
      {name}
    </button>
  );
  return (
    <span class="read-as" role="group" aria-label={messages.pdf.readAs}>
      {choice(messages.pdf.asPages, true)}
      {choice(messages.pdf.asText, false)}
    </span>
  );
}

interface PlacesProps {
  readonly name: string;
  readonly places: readonly (Span & { readonly name: string })[];
  readonly goTo: (span: Span) => void;
  /** Of the places' names; absent where the page has made them. */
  readonly language?: string | null;
}

function Places({ name, places, goTo, language }: PlacesProps): JSX.Element | null {
  if (places.length < 2) return null;
  return (
    <select
      aria-label={name}
      onChange={({ currentTarget }) => {
        const place = places[currentTarget.selectedIndex - 1];
        if (place !== undefined) goTo(place);
      }}
    >
      <option>{name}</option>
      {places.map((place, index) => (
        <option key={index} {...(language === undefined ? {} : writtenIn(language))}>
          {place.name}
        </option>
      ))}
    </select>
  );
}

/** A link to the file that was read. The browser sends no key with a link, so that with a key the page gets the file itself. */
function OriginalLink({ summary }: { readonly summary: DocumentSummary }): JSX.Element {
  const api = useApi();
  const messages = useMessages();
  const said = useSignal<ComponentChildren>("");
  const href = `/v1/documents/${encodeURIComponent(summary.id)}/file`;
  const save = async (event: Event): Promise<void> => {
    if (!hasKey()) return;
    event.preventDefault();
    try {
      saveFile(await api.originalFile(summary.id), summary.file.split("/").at(-1) ?? "original");
      said.value = "";
    } catch (thrown) {
      said.value = <WhatHappened thrown={thrown} />;
    }
  };
  return (
    <>
      <a
        class="quiet-button"
        href={href}
        target="_blank"
        rel="noopener"
        onClick={(event) => void save(event)}
      >
        {messages.reader.original}
      </a>
      <span role="status">{said}</span>
    </>
  );
}
