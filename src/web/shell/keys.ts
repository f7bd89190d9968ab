export interface KeyActions {
  /** To the next citation, or the one before. */
  readonly step: (by: number) => void;
}

/** `j` and `k` for the next and the previous citation, `/` for the question, `Escape` back to the answer. Gives what ends that. */
export function listenToKeys({ step }: KeyActions): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      // A sheet closes by itself.
      const pane = document.querySelector<HTMLDialogElement>("dialog.beside[open]");
      if (pane === null) return;
      event.preventDefault();
      pane.close();
      return;
    }
    if (isTyping(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      event.preventDefault();
      document.getElementById("question")?.focus();
    }
  };
  addEventListener("keydown", listen);
  return () => {
    removeEventListener("keydown", listen);
  };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
