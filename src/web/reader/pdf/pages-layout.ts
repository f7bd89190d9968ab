import { useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** A page's width in pixels, 0 before it is known; it follows the panel's once that has come to rest. */
export function usePageWidth(
  list: RefObject<HTMLElement | null>,
  zoom: ReadonlySignal<number>,
): ReadonlySignal<number> {
  const width = useSignal(0);
  const { value: factor } = zoom;
  useLayoutEffect(() => {
    const { current } = list;
    if (current === null) return undefined;
    const measure = (): void => {
      width.value = Math.floor(current.clientWidth * factor);
    };
    measure();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(measure, RESTING);
    });
    observer.observe(current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [factor]);
  return width;
}

const RESTING = 150;

/** The pages within one screen of what is seen. */
export function useNearPages(
  list: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  isLaidOut: boolean,
): ReadonlySignal<ReadonlySet<number>> {
  const near = useSignal<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (!isLaidOut || list.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const next = new Set(near.value);
        for (const { target, isIntersecting } of entries) {
          const page = Number((target as HTMLElement).dataset.page);
          if (isIntersecting) next.add(page);
          else next.delete(page);
        }
        near.value = next;
      },
      { root: body.current, rootMargin: "100% 0px" },
    );
    for (const page of list.current.children) observer.observe(page);
    return () => {
      observer.disconnect();
    };
  }, [isLaidOut]);
  return near;
}

/**
 * Keeps the number of the page that is in the middle of the box, and that page's very place there when all pages become
 * wider or narrower.
 */
export function useShownPage(
  list: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  shown: Signal<number>,
  width: number,
): void {
  const part = useRef(0);
  useEffect(() => {
    const { current: box } = body;
    if (box === null) return undefined;
    const look = (): void => {
      if (list.current === null) return;
      const line = middleOf(box);
      shown.value = pageAt(list.current.children, line);
      const page = list.current.children[shown.value - 1]?.getBoundingClientRect();
      if (page !== undefined) part.current = (line - page.top) / page.height;
    };
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      box.removeEventListener("scroll", look);
    };
  }, [shown]);
  const before = useRef(0);
  useLayoutEffect(() => {
    const [box, page] = [body.current, list.current?.children[shown.value - 1]?.getBoundingClientRect()];
    if (before.current > 0 && box !== null && page !== undefined) {
      box.scrollBy({ top: page.top + part.current * page.height - middleOf(box), behavior: "instant" });
    }
    before.current = width;
  }, [width]);
}

function middleOf(box: HTMLElement): number {
  const { top, height } = box.getBoundingClientRect();
  return top + height / 2;
}

function pageAt(pages: HTMLCollection, line: number): number {
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pages[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
