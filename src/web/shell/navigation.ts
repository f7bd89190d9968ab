import { addressOf, routeOf, type Route } from "./route.ts";

/** The page's address and its history. */
export interface Navigation {
  /** Shows what the address says now. */
  begin(): void;
  /** Changes the address and shows what it says. */
  readonly go: (route: Route) => void;
  /** The same, in place of the address before: Back leads past it. */
  replace(route: Route): void;
  /** Takes the document out of the address: goes back where it was opened from here, so that Back does not reopen it. */
  readonly closeReading: () => void;
}

/** In `history.state`, on an entry that opened a document over the entry before it. */
const OPENED_HERE = "opened-here";

/** @param show called with every new route, whether it came by a link, by `go` or by Back and Forward */
export function createNavigation(show: (route: Route) => void): Navigation {
  const current = (): Route => routeOf(location.search);
  const showCurrent = (): void => {
    show(current());
  };
  const go = (route: Route): void => {
    const before = current();
    const address = addressOf(route);
    if (address !== addressOf(before)) {
      history.pushState(before.reading === null && route.reading !== null ? OPENED_HERE : null, "", address);
    }
    showCurrent();
  };

  addEventListener("popstate", showCurrent);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || !staysHere(link) || !isPlain(event)) return;
    event.preventDefault();
    go(routeOf(link.search));
  });

  return {
    begin: showCurrent,
    go,
    replace(route) {
      history.replaceState(history.state, "", addressOf(route));
      showCurrent();
    },
    closeReading() {
      const route = current();
      if (route.reading === null) return;
      if (history.state === OPENED_HERE) history.back();
      else go({ ...route, reading: null });
    },
  };
}

function staysHere(link: HTMLAnchorElement): boolean {
  return link.origin === location.origin && link.pathname === "/" && link.hash === "" && link.target === "";
}

/** A click that asks for nothing special, such as a new tab, and that nobody has dealt with. */
function isPlain(event: MouseEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return event.button === 0 && !modified && !event.defaultPrevented;
}
