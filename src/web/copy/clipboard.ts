/** Puts a text on the clipboard, also on a page over plain HTTP, which browsers give no clipboard. Says whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  // Typed as always there, but undefined on an insecure page.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (clipboard === undefined) return copyFromField(text);
    await clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

function copyFromField(text: string): boolean {
  const before = document.activeElement;
  const selection = getSelection();
  const selected = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  // Behind an open sheet nothing can be selected.
  (document.querySelector("dialog:modal") ?? document.body).append(field);
  field.select();
  // Deprecated, and the only way on a page over plain HTTP.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (selected !== null) {
    selection?.removeAllRanges();
    selection?.addRange(selected);
  }
  return isCopied;
}
