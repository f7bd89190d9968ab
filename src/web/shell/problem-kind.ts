import type { ProblemCode } from "../../api/problems/problem-table.ts";
import type { ProblemKind } from "../messages/english-problems.ts";
import { ServerProblem, Unreachable } from "./api-client.ts";

/** The codes that a status alone does not tell. */
const BY_CODE: Partial<Readonly<Record<ProblemCode, ProblemKind>>> = {
  library_not_built: "notBuilt",
  library_busy: "busy",
  overloaded: "overloaded",
  time_limit: "tooLong",
  library_damaged: "damaged",
  library_incompatible: "damaged",
  model_missing: "damaged",
  model_invalid: "damaged",
  key_refused: "keyRefused",
};

const BY_STATUS: Readonly<Record<number, ProblemKind>> = {
  401: "keyRequired",
  403: "notAllowed",
  404: "notFound",
  410: "gone",
  412: "conflict",
  413: "tooLarge",
  415: "unsupported",
  429: "tooOften",
  502: "unreachable",
  503: "notReady",
  504: "unreachable",
  507: "full",
};

/** Of anything thrown. */
export function problemKind(thrown: unknown): ProblemKind {
  if (thrown instanceof Unreachable) return "unreachable";
  if (!(thrown instanceof ServerProblem)) return "inPage";
  const { code, status } = thrown;
  const known = code === null ? undefined : BY_CODE[code as ProblemCode];
  return known ?? BY_STATUS[status] ?? (status < 500 ? "invalid" : "internal");
}
