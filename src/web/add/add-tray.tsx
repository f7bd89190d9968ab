import type { JSX } from "preact";
import { pluralize } from "../../core/wording.ts";
import { addressOf, HOME } from "../shell/route.ts";
import type { Adding } from "./adding.ts";
import { isUnderWay, type Addition } from "./addition.ts";
import { DeleteButton, deletionLine } from "./delete-button.tsx";
import type { Deletions } from "./deletions.ts";

interface AddTrayProps {
  readonly adding: Adding;
  readonly deletions: Deletions;
}

/** The files that were added since the page was opened, and how far each is. */
export function AddTray({ adding, deletions }: AddTrayProps): JSX.Element {
  const additions = adding.additions.value;
  return (
    <section class={additions.length === 0 ? "no-tray" : "tray"} aria-label="Added files">
      <div class="tray-head">
        <p role="status">{summaryOf(additions)}</p>
        {additions.every(isUnderWay) ? null : (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              adding.clear();
              document.getElementById("add-files")?.focus();
            }}
          >
            Clear the list
          </button>
        )}
      </div>
      <ul>
        {additions.map((addition) => (
          <AdditionItem key={addition.key} addition={addition} adding={adding} deletions={deletions} />
        ))}
      </ul>
    </section>
  );
}

interface AdditionProps extends AddTrayProps {
  readonly addition: Addition;
}

function AdditionItem({ addition, adding, deletions }: AdditionProps): JSX.Element {
  const { key, name, documentId, stage } = addition;
  const isIn = documentId !== null && (stage.state === "added" || stage.state === "unchanged");
  const deletion = documentId === null ? null : deletionLine(deletions, documentId);
  const reading = { documentId: documentId ?? "", passage: null, marks: [] };
  return (
    <li class={stage.state}>
      <bdi class="tray-name">
        {isIn && deletion === null ? (
          <a href={addressOf({ ...HOME, view: "documents", reading })}>{name}</a>
        ) : (
          name
        )}
      </bdi>
      <span class="tray-stage">{deletion ?? stageLine(addition)}</span>
      {stage.state === "refused" && addition.file !== null ? (
        <button
          type="button"
          class="text-button"
          aria-label={`Try again: ${name}`}
          onClick={() => {
            adding.retry(key);
          }}
        >
          Try again
        </button>
      ) : null}
      {documentId !== null && (isIn || stage.state === "unreadable") ? (
        <DeleteButton documentId={documentId} name={name} deletions={deletions} />
      ) : null}
      {isUnderWay(addition) ? <progress aria-label={name} max={1} {...partOf(addition)} /> : null}
    </li>
  );
}

function stageLine({ stage }: Addition): string {
  switch (stage.state) {
    case "waiting":
      return "Waits to be sent";
    case "sending":
      return `Being sent, ${Math.floor(stage.sent * 100)} %`;
    case "queued":
      return "Waits to be read";
    case "reading":
      return stage.passages === 0 ? "Being read…" : `Being read, ${pluralize(stage.passages, "passage")}`;
    case "added":
      return "Added";
    case "unchanged":
      return "Already in the library";
    case "deleted":
      return "Deleted meanwhile";
    case "cancelled":
      return "Stopped. It is kept, and read with the next look at the folder.";
    case "refused":
      return `Not added: ${stage.reason}`;
    case "unreadable":
      return `Could not be read: ${stage.reason}`;
  }
}

/** How much of it is done; nothing where nobody knows. */
function partOf({ stage }: Addition): { readonly value?: number } {
  if (stage.state === "sending") return { value: stage.sent };
  if (stage.state === "reading" && stage.part !== null) return { value: stage.part };
  return {};
}

/** "Adding 3 files: 1 done, 1 failed", which is also said aloud as it changes. */
function summaryOf(additions: readonly Addition[]): string {
  if (additions.length === 0) return "";
  const left = additions.filter(isUnderWay).length;
  const failed = additions.filter(
    ({ stage }) => stage.state === "refused" || stage.state === "unreadable",
  ).length;
  const done = additions.length - left - failed;
  const troubles = failed === 0 ? "" : `, ${failed} not added`;
  if (left > 0) return `Adding ${pluralize(additions.length, "file")}: ${done} done${troubles}`;
  return `${pluralize(done, "file")} added${troubles}`;
}
