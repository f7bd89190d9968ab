import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { filesIn } from "./dropped-files.ts";

interface FileDropProps {
  readonly take: (files: readonly File[]) => void;
  /** What becomes of files that are dropped now. */
  readonly label: string;
}

/** Takes files that are dropped anywhere on the page, or pasted. */
export function FileDrop({ take, label }: FileDropProps): JSX.Element {
  const isOver = useSignal(false);
  useEffect(
    () =>
      listenToFiles(take, (over) => {
        isOver.value = over;
      }),
    [take],
  );
  return (
    <div class="drop-place" hidden={!isOver.value}>
      <p>{label}</p>
    </div>
  );
}

/** Files that are dragged over the page, dropped on it or pasted into it. Gives what ends that. */
function listenToFiles(add: (files: readonly File[]) => void, over: (isOver: boolean) => void): () => void {
  const leaving = new AbortController();
  const options = { signal: leaving.signal };
  /** Entering an element comes before leaving the one around it. */
  let depth = 0;
  const step = (by: number): void => {
    depth = Math.max(0, depth + by);
    over(depth > 0);
  };
  const ofFiles = (act: (event: DragEvent) => void) => (event: DragEvent) => {
    if (event.dataTransfer?.types.includes("Files") === true) act(event);
  };
  const enter = ofFiles(() => {
    step(1);
  });
  const leave = ofFiles(() => {
    step(-1);
  });
  const allow = ofFiles((event) => {
    event.preventDefault();
  });
  const drop = ofFiles((event) => {
    event.preventDefault();
    step(-depth);
    if (event.dataTransfer !== null) void filesIn(event.dataTransfer).then(add);
  });
  const paste = ({ clipboardData }: ClipboardEvent): void => {
    if (clipboardData !== null && clipboardData.files.length > 0) add([...clipboardData.files]);
  };
  addEventListener("dragenter", enter, options);
  addEventListener("dragleave", leave, options);
  addEventListener("dragover", allow, options);
  addEventListener("drop", drop, options);
  addEventListener("paste", paste, options);
  return () => {
    leaving.abort();
  };
}
