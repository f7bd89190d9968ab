import type { JSX } from "preact";
import { useMessages } from "../messages/speech.tsx";
import type { LibraryCounts } from "../shell/api-client.ts";
import { WhatHappened } from "../shell/problem-note.tsx";

/** What the server said last of the library, or why it said nothing. */
export type LibraryHealth =
  | { readonly state: "unknown" }
  | { readonly state: "known"; readonly counts: LibraryCounts }
  | { readonly state: "trouble"; readonly thrown: unknown };

/** "12 documents, 148 passages" for the foot of the page, or why that cannot be told. */
export function LibraryLine({ health }: { readonly health: LibraryHealth }): JSX.Element | null {
  const { page } = useMessages();
  switch (health.state) {
    case "unknown":
      return null;
    case "trouble":
      return <WhatHappened thrown={health.thrown} />;
    case "known": {
      const { documents, passages } = health.counts;
      return <>{documents === 0 ? page.noDocuments : page.held(documents, passages)}</>;
    }
  }
}
