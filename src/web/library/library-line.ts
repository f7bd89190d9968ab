import { ServerProblem, type LibraryCounts } from "../shell/api-client.ts";
import { pluralize } from "../../core/wording.ts";

/** "12 documents, 148 passages" for the foot of the page. */
export function libraryLine({ documents, passages }: LibraryCounts): string {
  if (documents === 0) return "No documents yet";
  return `${pluralize(documents, "document")}, ${pluralize(passages, "passage")}`;
}

/** What the foot of the page says where the counts cannot be had. */
export function libraryTrouble(thrown: unknown): string {
  return thrown instanceof ServerProblem ? (thrown.detail ?? thrown.message) : "Pincite does not answer";
}
