import { useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Messages } from "../messages/english.ts";
import type { Api } from "../shell/api-client.ts";
import type { Reading } from "../shell/route.ts";
import { openDocument, type OpenedDocument } from "./opened-document.ts";

/** How far the document is that is to be read. */
export type Opening =
  | { readonly state: "closed" | "opening" }
  | { readonly state: "open"; readonly reading: Reading; readonly opened: OpenedDocument }
  | { readonly state: "failed"; readonly thrown: unknown; readonly retry: () => void };

/** Loads what is to be read; a load that nobody waits for any more is aborted, and a closed panel keeps no text. */
export function useOpening(api: Api, reading: Reading | null): Signal<Opening> {
  const opening = useSignal<Opening>({ state: reading === null ? "closed" : "opening" });
  useEffect(() => {
    if (reading === null) {
      opening.value = { state: "closed" };
      return undefined;
    }
    const leaving = new AbortController();
    const open = async (): Promise<void> => {
      opening.value = { state: "opening" };
      try {
        const opened = await openDocument(api, reading, leaving.signal);
        if (!leaving.signal.aborted) opening.value = { state: "open", reading, opened };
      } catch (thrown) {
        if (!leaving.signal.aborted) opening.value = { state: "failed", thrown, retry: () => void open() };
      }
    };
    void open();
    return () => {
      leaving.abort();
    };
  }, [reading]);
  return opening;
}

/** What the panel is called. */
export function titleOf(opening: Opening, { reader }: Messages): string {
  switch (opening.state) {
    case "closed":
      return "";
    case "opening":
      return reader.opening;
    case "open":
      return opening.opened.summary.title;
    case "failed":
      return reader.failed;
  }
}
