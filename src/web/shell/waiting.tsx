import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useMessages } from "../messages/speech.tsx";

const SLOW_AFTER_MS = 6_000;

/** What is being done; after some seconds also that it takes long, so that nobody takes the page for dead. */
export function Waiting({ children }: { readonly children: string }): JSX.Element {
  const messages = useMessages();
  const isSlow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      isSlow.value = true;
    }, SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <>
      <p class="waiting">{children}</p>
      {isSlow.value ? <p class="waiting-long">{messages.page.slow}</p> : null}
    </>
  );
}
