import { alertOperations } from "./alert-operations.ts";
import { documentOperations } from "./document-operations.ts";
import { draftOperations } from "./draft-operations.ts";
import { jobOperations } from "./job-operations.ts";
import type { Handler, Operation } from "./operation.ts";
import { personOperations } from "./person-operations.ts";
import { questionOperations } from "./question-operations.ts";
import { quoteOperations } from "./quote-operations.ts";
import { serviceOperations } from "./service-operations.ts";
import { suggestionOperations } from "./suggestion-operations.ts";

/** Everything that can be asked of the server, by operation id, in the order of the reference. */
export const OPERATIONS = {
  ...questionOperations,
  ...suggestionOperations,
  ...quoteOperations,
  ...draftOperations,
  ...personOperations,
  ...alertOperations,
  ...documentOperations,
  ...jobOperations,
  ...serviceOperations,
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof OPERATIONS;

/** A handler for each operation: one that is missing, or answers what its operation does not say, does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<(typeof OPERATIONS)[Id]> };

export const operationEntries: readonly (readonly [OperationId, Operation])[] = Object.entries(
  OPERATIONS,
) as [OperationId, Operation][];
