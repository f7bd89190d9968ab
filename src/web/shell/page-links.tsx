import type { JSX } from "preact";
import { useMessages } from "../messages/speech.tsx";

interface PageLinksProps {
  /** The page that is shown, from 1. */
  readonly page: number;
  readonly last: number;
  /** The address of a page. */
  readonly at: (page: number) => string;
}

/** Links to the other pages of a long list; nothing where there is one page alone. */
export function PageLinks({ page, last, at }: PageLinksProps): JSX.Element | null {
  const { library } = useMessages();
  if (last === 1 && page === 1) return null;
  return (
    <nav class="pages" aria-label={library.pages}>
      {page > 1 ? <a href={at(Math.min(page - 1, last))}>{library.previous}</a> : null}
      <span>{library.page(page, last)}</span>
      {page < last ? <a href={at(page + 1)}>{library.next}</a> : null}
      {page < last ? <a href={at(last)}>{library.last}</a> : null}
    </nav>
  );
}

/** How many pages a list has; one where it is empty. */
export function pagesOf(total: number, onAPage: number): number {
  return Math.max(1, Math.ceil(total / onAPage));
}
