import { useMessages } from "../../messages/speech.tsx";
import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { drawPage, type DrawnPage } from "./draw-page.ts";
import { NoPages, type NoPagesReason } from "./open-pdf.ts";
import { useNearPages, usePageWidth, useShownPage } from "./pages-layout.ts";
import type { PdfView } from "./pdf-view.ts";

interface PdfPagesProps {
  readonly view: PdfView;
  /** The box that scrolls. */
  readonly body: RefObject<HTMLElement | null>;
}

/** The pages of a PDF one below the other. Those near the screen are drawn; the others are boxes of their size. */
export function PdfPages({ view, body }: PdfPagesProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const width = usePageWidth(list, view.zoom);
  const isLaidOut = width.value > 0;
  const { value: goal } = view.goal;
  useLayoutEffect(() => {
    if (isLaidOut)
      list.current?.children[goal.page - 1]?.scrollIntoView({ block: "start", behavior: "instant" });
  }, [isLaidOut, goal]);
  const near = useNearPages(list, body, isLaidOut);
  useShownPage(list, body, view.shown, width.value);
  return (
    <div class="pages" ref={list}>
      {Array.from({ length: view.pdf.pageCount }, (_page, index) => (
        <Page key={index} number={index + 1} view={view} width={width} near={near} />
      ))}
    </div>
  );
}

interface PageProps {
  readonly number: number;
  readonly view: PdfView;
  readonly width: ReadonlySignal<number>;
  readonly near: ReadonlySignal<ReadonlySet<number>>;
}

function Page({ number, view, width, near }: PageProps): JSX.Element {
  const messages = useMessages();
  const box = useRef<HTMLDivElement>(null);
  const isNear = useComputed(() => near.value.has(number));
  const { drawn, failure } = useDrawn({ number, view, box, isNear: isNear.value, width: width.value });
  useMarks(drawn, view, number, box);
  return (
    <div
      class="page"
      role="group"
      aria-label={messages.pdf.pageOf(number, view.pdf.pageCount)}
      data-page={number}
    >
      <div
        class="page-box"
        ref={box}
        style={{ width: `${width.value}px`, height: `${Math.round(width.value * view.proportion)}px` }}
      />
      {failure === null ? null : (
        <p class="page-failure">{messages.pdf.pageFailed(number, messages.pdf.noPages[failure])}</p>
      )}
    </div>
  );
}

/** Pages that are only scrolled past, within so many milliseconds, are not drawn. */
const PASSING = 80;

interface DrawnProps {
  readonly number: number;
  readonly view: PdfView;
  readonly box: RefObject<HTMLElement | null>;
  readonly isNear: boolean;
  readonly width: number;
}

/** The page as it is drawn while it is near, and why it could not be. */
function useDrawn({ number, view, box, isNear, width }: DrawnProps): {
  drawn: DrawnPage | null;
  failure: NoPagesReason | null;
} {
  const drawn = useSignal<DrawnPage | null>(null);
  const failure = useSignal<NoPagesReason | null>(null);
  useEffect(() => {
    if (!isNear || width === 0 || box.current === null) return undefined;
    const leaving = new AbortController();
    const draw = async (element: HTMLElement): Promise<void> => {
      try {
        drawn.value = await drawPage(view.pdf, number, element, width, leaving.signal);
        failure.value = null;
      } catch (thrown) {
        if (leaving.signal.aborted) return;
        failure.value = thrown instanceof NoPages ? thrown.why : "damaged";
      }
    };
    const wait = number === view.goal.value.page ? 0 : PASSING;
    const timer = setTimeout(() => void draw(box.current ?? document.body), wait);
    return () => {
      clearTimeout(timer);
      leaving.abort();
      drawn.value = null;
    };
  }, [view.pdf, isNear, width]);
  return { drawn: drawn.value, failure: failure.value };
}

/** Draws the marks of a page, and brings the one that is gone to before the eyes. */
function useMarks(
  drawn: DrawnPage | null,
  view: PdfView,
  number: number,
  box: RefObject<HTMLElement | null>,
): void {
  const cited = view.cited?.places.get(number);
  const found = view.found.value?.places.get(number);
  const about = view.cited?.about;
  const { value: goal } = view.goal;
  useLayoutEffect(() => {
    drawn?.mark(cited ?? [], "cited");
    drawn?.mark(found ?? [], "found");
    if (about?.page === number) drawn?.markAbout(about);
  }, [drawn, cited, found, about]);
  useLayoutEffect(() => {
    if (drawn === null || goal.page !== number || goal.mark === null) return;
    const mark = box.current?.querySelector(`mark.${goal.mark}`);
    mark?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  }, [drawn, goal]);
}
