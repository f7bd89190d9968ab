import { signal, type ReadonlySignal } from "@preact/signals";
import { createContext, type JSX } from "preact";
import { useContext } from "preact/hooks";
import type { Notice } from "../../api/notices/notice.ts";
import { ENGLISH, type Messages } from "./english.ts";
import { languageFor, SERVER_LANGUAGE, type Language } from "./language.ts";

/** A language and all that the page says in it. */
export interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
}

/** In which language the page speaks. */
export interface Speech {
  readonly spoken: ReadonlySignal<Spoken>;
  /** Speaks another one from now on, also after the page is loaded anew; goes on as before where it cannot be had. */
  readonly choose: (language: Language) => Promise<void>;
}

/** In the storage of the browser: another page of this server speaks the same. */
const NAME = "pincite-language";

/** English is part of the page's script, so that it always has words; any other language is loaded when it is wanted. */
const LOADERS: Readonly<Record<Language, () => Promise<Messages> | Messages>> = {
  en: () => ENGLISH,
  de: async () => (await import("./german.ts")).GERMAN,
};

/** Speaks what was chosen before or what the browser asks for, as soon as that is there. */
export async function beginSpeech(): Promise<Speech> {
  const spoken = signal<Spoken>({ language: "en", messages: ENGLISH });
  const speak = async (language: Language): Promise<void> => {
    spoken.value = { language, messages: await LOADERS[language]() };
    document.documentElement.lang = language;
  };
  const first = languageFor(localStorage.getItem(NAME), navigator.languages);
  // English words are better than none: the server may have been stopped since it sent the page.
  await speak(first).catch(() => undefined);
  return {
    spoken,
    choose: async (language) => {
      localStorage.setItem(NAME, language);
      await speak(language).catch(() => undefined);
    },
  };
}

export const SpokenContext = createContext<Spoken>({ language: "en", messages: ENGLISH });

export function useSpoken(): Spoken {
  return useContext(SpokenContext);
}

/** All that the page says, in the language in which it speaks now. */
export function useMessages(): Messages {
  return useSpoken().messages;
}

interface NoticesProps {
  /** What the server says, sentence by sentence; absent where it has no codes for it. */
  readonly notices: readonly Notice[] | undefined;
  /** All of it in the server's language. */
  readonly children: string;
}

/** What the server says, in the language of the page as far as that has words for it. */
export function Notices({ notices, children }: NoticesProps): JSX.Element {
  const { notice } = useMessages();
  const said = notices?.map((one) => ({ text: one.text, own: notice(one) })) ?? [];
  if (!said.some(({ own }) => own !== null)) return <ServerText>{children}</ServerText>;
  return (
    <>
      {said.map(({ text, own }, index) => (
        <>
          {index === 0 ? "" : " "}
          {own ?? <ServerText>{text}</ServerText>}
        </>
      ))}
    </>
  );
}

/** A sentence that the server has made, which is read aloud as what it is. */
export function ServerText({ children }: { readonly children: string }): JSX.Element {
  return (
    <span lang={SERVER_LANGUAGE} dir="auto">
      {children}
    </span>
  );
}
