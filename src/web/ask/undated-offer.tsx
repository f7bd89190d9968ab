import type { JSX } from "preact";
import { useMessages } from "../messages/speech.tsx";
import { addressOf, type Route } from "../shell/route.ts";
import { tidy } from "./filter.ts";

interface UndatedOfferProps {
  /** The number of documents that only their missing date left out. */
  readonly undated: number | undefined;
  readonly route: Route;
}

/** Searches what only its missing date left out, too. */
export function UndatedOffer({ undated = 0, route }: UndatedOfferProps): JSX.Element | null {
  const messages = useMessages();
  if (undated === 0) return null;
  const filters = tidy([...route.filters, { name: "undated", value: "include" }]);
  return (
    <p class="remark">
      <a href={addressOf({ ...route, filters, reading: null })}>{messages.ask.searchUndated(undated)}</a>
    </p>
  );
}
