import { addressOf, routeOf, type Route } from "./route.ts";

/** The page's address and its history. */
export interface Navigation {
  /** Shows what the address says now. */
  begin(): void;
  /** Changes the address and shows what it says. */
  readonly go: (route: Route) => void;
  /** The same, in place of the address before: Back leads past it. */
  readonly replace: (route: Route) => void;
  /** Takes the document out of the address: goes back where it was opened from here, so that Back does not reopen it. */
  readonly closeReading: () => void;
}

/** In `history.state`, on an entry that opened a document over the entry before it. */
const OPENED_HERE = "opened-here";

/** In milliseconds. A browser may refuse to go back; the page goes on then. */
const BACK_TAKES_AT_MOST = 1_000;

/** @param show called with every new route, whether it came by a link, by `go` or by Back and Forward */
export function createNavigation(show: (route: Route) => void): Navigation {
  const current = (): Route => routeOf(location.search);
  const showCurrent = (): void => {
    show(current());
  };
  const go = (route: Route): void => {
    if (back.isOnItsWay()) {
      back.afterwards(route);
      return;
    }
    const before = current();
    const address = addressOf(route);
    if (address !== addressOf(before)) {
      history.pushState(before.reading === null && route.reading !== null ? OPENED_HERE : null, "", address);
    }
    showCurrent();
  };

  const back = createBack(showCurrent, go);
  addEventListener("popstate", back.arrive);
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
      if (route.reading === null || back.isOnItsWay()) return;
      if (history.state === OPENED_HERE) back.start();
      else go({ ...route, reading: null });
    },
  };
}

/** Going back takes a moment; what is asked for meanwhile waits for it, or the two would undo each other. */
function createBack(showCurrent: () => void, go: (route: Route) => void) {
  let isOnItsWay = false;
  let waiting: Route | null = null;
  const arrive = (): void => {
    isOnItsWay = false;
    showCurrent();
    const route = waiting;
    waiting = null;
    if (route !== null) go(route);
  };
  return {
    isOnItsWay: () => isOnItsWay,
    start(): void {
      isOnItsWay = true;
      history.back();
      setTimeout(() => {
        if (isOnItsWay) arrive();
      }, BACK_TAKES_AT_MOST);
    },
    arrive,
    afterwards(route: Route): void {
      waiting = route;
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
