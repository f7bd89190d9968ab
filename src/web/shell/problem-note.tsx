import { messageOf } from "../../core/errors.ts";
import type { JSX } from "preact";
import { KeyForm } from "./key-field.tsx";
import { ServerProblem, Unreachable } from "./api-client.ts";

interface Explanation {
  readonly title: string;
  /** What happened. */
  readonly detail: string;
  /** What the person can do now. */
  readonly advice: string;
}

interface ProblemProps {
  readonly thrown: unknown;
  readonly retry: () => void;
}

/** Says in sentences what went wrong and what to do, with a button to try again, or a field for the access key that is missing. */
export function ProblemNote({ thrown, retry }: ProblemProps): JSX.Element {
  const { title, detail, advice } = explained(thrown);
  return (
    <div class="problem" role="alert">
      <h2>{title}</h2>
      <p>{detail}</p>
      <p class="advice">{advice}</p>
      {thrown instanceof ServerProblem && thrown.status === 401 ? (
        <KeyForm />
      ) : (
        <button type="button" class="quiet-button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** In one sentence, where there is no room for more. */
export function whatHappened(thrown: unknown): string {
  return explained(thrown).detail;
}

function explained(thrown: unknown): Explanation {
  if (thrown instanceof ServerProblem) return explainedProblem(thrown);
  if (thrown instanceof Unreachable) {
    return {
      title: "Pincite does not answer",
      detail: "No reply came from the server that this page was loaded from.",
      advice: "It may have been stopped. Start it again with “npm start”, then try again.",
    };
  }
  return {
    title: "Something went wrong in this page",
    detail: messageOf(thrown),
    advice: "Load the page again. If it stays like this, it is a fault of Pincite.",
  };
}

function explainedProblem({ status, detail, message }: ServerProblem): Explanation {
  if (status === 503) {
    return {
      title: "The library is not ready",
      detail: detail ?? message,
      advice: "Run “npx pincite index” in a terminal, then try again.",
    };
  }
  if (status === 404) {
    return {
      title: "Not in the library",
      detail: detail ?? message,
      advice: "The document may have been removed since. Ask again to get citations that hold now.",
    };
  }
  if (status === 401) {
    return {
      title: "An access key is needed",
      detail: detail ?? message,
      advice:
        "Whoever runs this server makes one with “npx pincite keys create”. It is kept until this tab is closed.",
    };
  }
  if (status === 429) {
    return { title: "Too much at once", detail: detail ?? message, advice: "Wait a minute, then try again." };
  }
  if (status < 500) {
    return {
      title: "That cannot be asked",
      detail: detail ?? message,
      advice: "Change the question and ask again.",
    };
  }
  return {
    title: "Pincite could not answer",
    detail: detail ?? message,
    advice: "Try again. If it stays like this, the terminal in which Pincite runs says why.",
  };
}
