import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { isSearch, type Found } from "../ask/asking.ts";
import { passageIdOf } from "../copy/passage-id.ts";
import { useMessages } from "../messages/speech.tsx";
import { PinButton } from "./pin-button.tsx";
import type { Pin } from "./pins.ts";

/** Pins each sentence of an answer, with its own citation; nothing where there is none. */
export function PinAnswer({ result }: { readonly result: Found }): JSX.Element | null {
  const messages = useMessages();
  const said = useSignal<ComponentChildren>("");
  const pinned = sentencesOf(result);
  if (pinned.length === 0) return null;
  return (
    <p class="keep">
      <PinButton
        pinned={pinned}
        look="quiet-button"
        names={{ pin: messages.pins.pinAnswer, unpin: messages.pins.unpinAnswer }}
        say={(sentence) => {
          said.value = sentence;
        }}
      />{" "}
      <span role="status">{said}</span>
    </p>
  );
}

function sentencesOf(result: Found): Pin[] {
  if (isSearch(result) || !result.answered) return [];
  const { answer, citations, question } = result;
  return answer.sentences.flatMap(({ citation: rank, text, start, end }) => {
    const hit = citations.find((one) => one.rank === rank);
    if (hit === undefined) return [];
    const id = passageIdOf(hit.document.id, { start, end }, text);
    return [
      { id, quote: text, citation: hit.citation, language: hit.document.language, marks: [], question },
    ];
  });
}
