import type { ComponentChildren, JSX } from "preact";
import type { Messages } from "../messages/english.ts";
import { Notices, useMessages } from "../messages/speech.tsx";
import { WhatHappened } from "../shell/problem-note.tsx";
import { addressOf, HOME } from "../shell/route.ts";
import type { Adding } from "./adding.ts";
import { isUnderWay, type Addition } from "./addition.ts";
import { DeleteButton, DeletionLine } from "./delete-button.tsx";
import type { Deletions } from "./deletions.ts";

interface AddTrayProps {
  readonly adding: Adding;
  readonly deletions: Deletions;
}

/** The files that were added since the page was opened, and how far each is. */
export function AddTray({ adding, deletions }: AddTrayProps): JSX.Element {
  const messages = useMessages();
  const additions = adding.additions.value;
  return (
    <section class={additions.length === 0 ? "no-tray" : "tray"} aria-label={messages.add.added}>
      <div class="tray-head">
        <p role="status">{summaryOf(additions, messages)}</p>
        {additions.every(isUnderWay) ? null : (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              adding.clear();
              document.getElementById("add-files")?.focus();
            }}
          >
            {messages.add.clear}
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
  const messages = useMessages();
  const { key, documentId, stage } = addition;
  const name = addition.name ?? messages.add.uploaded(addition.files);
  const isIn = documentId !== null && (stage.state === "added" || stage.state === "unchanged");
  const isDeleted = documentId !== null && deletions.deletions.value.has(documentId);
  const reading = { documentId: documentId ?? "", passage: null, marks: [] };
  return (
    <li class={stage.state}>
      <bdi class="tray-name">
        {isIn && !isDeleted ? <a href={addressOf({ ...HOME, view: "documents", reading })}>{name}</a> : name}
      </bdi>
      <span class="tray-stage">
        {isDeleted ? (
          <DeletionLine deletions={deletions} documentId={documentId} />
        ) : (
          stageLine(addition, messages)
        )}
      </span>
      {stage.state === "refused" && addition.file !== null ? (
        <button
          type="button"
          class="text-button"
          aria-label={messages.add.tryAgain(name)}
          onClick={() => {
            adding.retry(key);
          }}
        >
          {messages.page.tryAgain}
        </button>
      ) : null}
      {documentId !== null && (isIn || stage.state === "unreadable") ? (
        <DeleteButton documentId={documentId} name={name} deletions={deletions} />
      ) : null}
      {isUnderWay(addition) ? <progress aria-label={name} max={1} {...partOf(addition)} /> : null}
    </li>
  );
}

function stageLine({ stage }: Addition, { add }: Messages): ComponentChildren {
  switch (stage.state) {
    case "waiting":
      return add.waiting;
    case "sending":
      return add.sending(stage.sent);
    case "queued":
      return add.queued;
    case "reading":
      return stage.passages === 0 ? add.reading : add.readingPassages(stage.passages);
    case "added":
      return add.done;
    case "unchanged":
      return add.unchanged;
    case "deleted":
      return add.deletedMeanwhile;
    case "cancelled":
      return add.cancelled;
    case "refused":
      return [`${add.refused} `, <WhatHappened key="what" thrown={stage.thrown} />];
    case "unreadable":
      return [
        `${add.unreadable} `,
        stage.reason === null ? (
          add.noReason
        ) : (
          <Notices key="why" notices={stage.reasons}>
            {stage.reason}
          </Notices>
        ),
      ];
  }
}

/** How much of it is done; nothing where nobody knows. */
function partOf({ stage }: Addition): { readonly value?: number } {
  if (stage.state === "sending") return { value: stage.sent };
  if (stage.state === "reading" && stage.part !== null) return { value: stage.part };
  return {};
}

/** "Adding 3 files: 1 done, 1 failed", which is also said aloud as it changes. */
function summaryOf(additions: readonly Addition[], { add }: Messages): string {
  if (additions.length === 0) return "";
  const left = additions.filter(isUnderWay).length;
  const failed = additions.filter(
    ({ stage }) => stage.state === "refused" || stage.state === "unreadable",
  ).length;
  const done = additions.length - left - failed;
  return left > 0 ? add.summaryUnderWay(additions.length, done, failed) : add.summary(done, failed);
}
