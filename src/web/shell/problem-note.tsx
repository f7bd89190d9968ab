import type { JSX } from "preact";
import { messageOf } from "../../core/errors.ts";
import { SERVER_LANGUAGE } from "../messages/language.ts";
import { Notices, useMessages, useSpoken } from "../messages/speech.tsx";
import { passesByItself, useRecovery } from "./recovery.ts";
import { useApi } from "./api-context.ts";
import { ServerProblem } from "./api-client.ts";
import { KeyForm } from "./key-field.tsx";
import type { ProblemKind } from "../messages/english-problems.ts";
import { problemKind } from "./problem-kind.ts";

interface ProblemProps {
  readonly thrown: unknown;
  readonly retry: () => void;
}

/** Says in sentences what went wrong and what to do, with a button to try again, or a field for the access key that is missing. */
export function ProblemNote({ thrown, retry }: ProblemProps): JSX.Element {
  const messages = useMessages();
  const kind = problemKind(thrown);
  const { title, advice } = messages.problems[kind];
  useRecovery(useApi(), kind, retry);
  return (
    <div class="problem" role="alert">
      <h2>{title}</h2>
      <p>
        <WhatHappened thrown={thrown} />
      </p>
      <p class="advice">{passesByItself(kind) ? `${advice} ${messages.page.triedAgain}` : advice}</p>
      {kind === "keyRequired" || kind === "keyRefused" ? (
        <KeyForm />
      ) : (
        <button type="button" class="quiet-button" onClick={retry}>
          {messages.page.tryAgain}
        </button>
      )}
    </div>
  );
}

/** What the server's own sentence says of a request that it does not take is more than the page can know. */
const TOLD_BY_SERVER: readonly ProblemKind[] = ["invalid", "unsupported", "tooLarge", "internal", "inPage"];

/** In one sentence, where there is no room for more. The server's own is shown where it is of this language, or says more. */
export function WhatHappened({ thrown }: { readonly thrown: unknown }): JSX.Element {
  const { language, messages } = useSpoken();
  const kind = problemKind(thrown);
  const told = thrown instanceof ServerProblem ? thrown.detail : kind === "inPage" ? messageOf(thrown) : null;
  const isShown = language === SERVER_LANGUAGE || TOLD_BY_SERVER.includes(kind);
  if (told === null || !isShown) return <>{messages.problems[kind].detail}</>;
  return <Notices notices={thrown instanceof ServerProblem ? thrown.notices : undefined}>{told}</Notices>;
}
