import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useMessages } from "../messages/speech.tsx";

/**
 * In the storage of this tab, which tells it other tabs of this page that have none: forgotten when the last of them is
 * closed, and never sent to another server.
 */
const NAME = "pincite-access-key";

/**
 * The header that tells the server the key; none where nobody has given one. Encoding leaves a key as it is, and lets the
 * server refuse a text that no header could carry.
 */
export function keyHeader(): Readonly<Record<string, string>> {
  const key = sessionStorage.getItem(NAME);
  return key === null ? {} : { authorization: `Bearer ${encodeURIComponent(key)}` };
}

/** Whether this tab has been given a key. */
export function hasKey(): boolean {
  return sessionStorage.getItem(NAME) !== null;
}

/** What tabs of this page tell each other. */
type KeyMessage =
  { readonly kind: "wanted" | "forgotten" } | { readonly kind: "given"; readonly key: string };

/** Asks the other tabs for the key where this one has none, and answers them; a key is forgotten by all of them. */
export function shareKey(): void {
  const channel = new BroadcastChannel(NAME);
  const tell = (message: KeyMessage): void => {
    channel.postMessage(message);
  };
  channel.addEventListener("message", ({ data }: MessageEvent<KeyMessage>) => {
    const key = sessionStorage.getItem(NAME);
    if (data.kind === "wanted" && key !== null) tell({ kind: "given", key });
    else if (data.kind === "given" && key === null) {
      sessionStorage.setItem(NAME, data.key);
      location.reload();
    } else if (data.kind === "forgotten" && key !== null) {
      sessionStorage.clear();
      location.reload();
    }
  });
  if (!hasKey()) tell({ kind: "wanted" });
}

/** With all else that was kept for this tab. */
export function forgetKey(): void {
  sessionStorage.clear();
  const forgotten: KeyMessage = { kind: "forgotten" };
  new BroadcastChannel(NAME).postMessage(forgotten);
  location.reload();
}

/** Asks for an access key. With it the page begins anew, and shows what its address says. */
export function KeyForm(): JSX.Element {
  const messages = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const use = (event: Event): void => {
    event.preventDefault();
    sessionStorage.setItem(NAME, field.current?.value.trim() ?? "");
    location.reload();
  };
  return (
    <form class="key-form" onSubmit={use}>
      <label for="access-key">{messages.page.accessKey}</label>
      <input ref={field} id="access-key" type="password" required autocomplete="off" spellcheck={false} />
      <button type="submit">{messages.page.useKey}</button>
    </form>
  );
}
