import type { JSX } from "preact";
import type { QuoteSpeaker } from "../../api/quotes/quote-responses.ts";
import { addressOf, HOME } from "../shell/route.ts";
import { EVERYBODY } from "./speaking.ts";

/** Where all that a person says is shown. */
export function personAddress(person: string): string {
  return addressOf({ ...HOME, view: "people", speaking: { ...EVERYBODY, person } });
}

interface SpeakerLinksProps {
  readonly speakers: readonly QuoteSpeaker[];
  /** What is shown of each. */
  readonly words: (speaker: QuoteSpeaker) => string;
}

/** Who says something, each with a link to all that they say. */
export function SpeakerLinks({ speakers, words }: SpeakerLinksProps): JSX.Element {
  return (
    <>
      {speakers.map((speaker, index) => (
        <>
          {index === 0 ? "" : ", "}
          <a dir="auto" href={personAddress(speaker.name)}>
            {words(speaker)}
          </a>
        </>
      ))}
    </>
  );
}
