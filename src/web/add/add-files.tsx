import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useMessages } from "../messages/speech.tsx";

interface AddFilesProps {
  readonly add: (files: readonly File[]) => void;
}

/** A button to choose files; they can also be dropped (`FileDrop`). */
export function AddFiles({ add }: AddFilesProps): JSX.Element {
  const messages = useMessages();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button id="add-files" type="button" class="quiet-button" onClick={() => chooser.current?.click()}>
        {messages.add.addFiles}
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={messages.add.filesToAdd}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          // The same file chosen again is another choice.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
