/** Under this name the browser keeps, for each alert, the number of the newest hit that was looked at. */
const NAME = "pincite-seen-hits";

/** The number of the newest hit of an alert that this browser has shown; 0 for none. */
export function seenHit(alert: string): number {
  const seen = seenHits()[alert];
  return typeof seen === "number" ? seen : 0;
}

export function rememberSeen(alert: string, lastHit: number): void {
  store({ ...seenHits(), [alert]: lastHit });
}

export function forgetSeen(alert: string): void {
  const { [alert]: _, ...others } = seenHits();
  store(others);
}

function seenHits(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    // Where nothing can be kept, or something else is, all hits are new.
    return {};
  }
}

function store(seen: Readonly<Record<string, unknown>>): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing shows all hits as new.
  }
}
