import type { OpenApiDocument } from "../../src/http/operations/openapi.ts";
import { Drafts, operationsOf, written, type DescribedOperation, type Draft, type Known } from "./draft.ts";
import { FIELD_TWISTS } from "./field-twists.ts";
import { MESSAGE_TWISTS } from "./message-twists.ts";
import { Random } from "../random.ts";
import type { FuzzRequest } from "./request.ts";
import type { Twist } from "./twist.ts";
import { WIRE_TWISTS } from "./wire-twists.ts";

/** Those that make work for the indexer are drawn a fifth as often as others. */
const HEAVY = new Set([
  "addDocuments",
  "replaceDocument",
  "updateDocument",
  "readDocumentAgain",
  "removeDocument",
  "sync",
]);

/** So many of the first requests of each operation are as the document allows them: those drawn seldom are answered, too. */
const FIRST_VALID = 4;

/** Makes requests of an OpenAPI document: some as it allows them, most of them twisted. */
export class RequestGenerator {
  private readonly each: readonly DescribedOperation[];
  private readonly operations: readonly DescribedOperation[];
  private readonly drafts: Drafts;

  constructor(
    document: OpenApiDocument,
    known: Known,
    private readonly seed: number,
  ) {
    this.each = operationsOf(document);
    this.operations = this.each.flatMap((operation) =>
      HEAVY.has(operation.operationId) ? [operation] : Array.from({ length: 5 }, () => operation),
    );
    this.drafts = new Drafts(document, known);
  }

  /** The same for the same number, whatever was asked for before. */
  request(number: number): FuzzRequest {
    const random = new Random(this.seed, number);
    const first = number < FIRST_VALID * this.each.length ? this.each[number % this.each.length] : undefined;
    const draft = this.drafts.draw(first ?? random.pick(this.operations), random);
    if (first !== undefined) return written(draft, "valid");
    const kind = random.next();
    if (kind < 0.3) return written(draft, "valid");
    if (kind < 0.65) return twistedFields(draft, random);
    const request = kind < 0.7 ? twistedFields(draft, random) : written(draft, "");
    return twisted(request, kind < 0.9 ? MESSAGE_TWISTS : WIRE_TWISTS, random);
  }
}

function twistedFields(draft: Draft, random: Random): FuzzRequest {
  for (;;) {
    const { name, apply } = random.pick(FIELD_TWISTS);
    const changed = apply(draft, random);
    if (changed !== null) return written(changed, name);
  }
}

function twisted(request: FuzzRequest, twists: readonly Twist<FuzzRequest>[], random: Random): FuzzRequest {
  for (;;) {
    const { name, apply } = random.pick(twists);
    const changed = apply(request, random);
    if (changed !== null)
      return { ...changed, twist: request.twist === "" ? name : `${request.twist}, ${name}` };
  }
}
