import * as z from "zod";
import { DocumentMetadata, NewDocument, NewDocumentList, NewDocuments } from "../../api/document-requests.ts";
import * as documentResponses from "../../api/document-responses.ts";
import * as jobResponses from "../../api/job-responses.ts";
import {
  AskRequest,
  SearchBatchBody,
  SearchRequest,
  SyncBody,
} from "../../api/questions/question-requests.ts";
import { FacetCount, Facets } from "../../api/filters/facets.ts";
import { Hit, HitExplanation, NearDuplicate, Span } from "../../api/questions/hit.ts";
import { JobProblem, Problem } from "../../api/problems/problem.ts";
import { DraftText } from "../../api/drafts/draft-requests.ts";
import { Difference } from "../../api/differences/difference-responses.ts";
import {
  DraftCheck,
  DraftFigure,
  DraftJob,
  DraftProgress,
  DraftQuotation,
} from "../../api/drafts/draft-responses.ts";
import { AlertRequest } from "../../api/alerts/alert-requests.ts";
import * as alerts from "../../api/alerts/alert-responses.ts";
import * as people from "../../api/quotes/person-responses.ts";
import { QuoteRequest } from "../../api/quotes/quote-requests.ts";
import {
  QuoteCheck,
  QuoteDifference,
  QuotePlace,
  QuoteRemark,
  QuoteSpeaker,
} from "../../api/quotes/quote-responses.ts";
import * as suggestions from "../../api/suggestions/suggestion-responses.ts";
import * as responses from "../../api/questions/question-responses.ts";
import * as serviceResponses from "../../api/service-responses.ts";

/** A JSON Schema of the 2020-12 draft, as OpenAPI 3.1 takes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The schemas that the OpenAPI document calls by name; wherever else one of them stands, it is referred to. */
export const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  SearchRequest,
  AskRequest,
  SearchBatchBody,
  NewDocument,
  NewDocumentList,
  NewDocuments,
  DocumentMetadata,
  SyncBody,
  Span,
  HitExplanation,
  NearDuplicate,
  Hit,
  FacetCount,
  Facets,
  ...responses,
  QuoteRequest,
  QuoteDifference,
  QuoteRemark,
  QuoteSpeaker,
  QuotePlace,
  QuoteCheck,
  DraftText,
  DraftQuotation,
  DraftFigure,
  DraftCheck,
  DraftProgress,
  DraftJob,
  Difference,
  ...people,
  ...suggestions,
  AlertRequest,
  ...alerts,
  ...documentResponses,
  ...jobResponses,
  ...serviceResponses,
  JobProblem,
  Problem,
};

export function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...CONVERSION, uri: referenceTo });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHead(schema)]));
}

/** A reference where the schema has a name, the schema itself where it has none. */
export function schemaOrReference(schema: z.ZodType): JsonSchema {
  const named = Object.entries(COMPONENTS).find(([, component]) => component === schema);
  return named === undefined ? jsonSchemaOf(schema) : { $ref: referenceTo(named[0]) };
}

/** Of a schema in which no component stands. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return withoutHead(z.toJSONSchema(schema, CONVERSION));
}

const referenceTo = (id: string): string => `#/components/schemas/${id}`;

const CONVERSION = {
  // What may be sent: responses are checked by the tests, and a client must bear fields that come later.
  io: "input",
  // A bound that every whole number of JSON has says nothing.
  override: ({ jsonSchema }: { jsonSchema: JsonSchema }) => {
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
} as const;

function withoutHead({ $schema, $id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
