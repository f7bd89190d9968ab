import { componentSchemas, jsonSchemaOf, schemaOrReference } from "./components.ts";
import * as z from "zod";
import type {
  OpenApiDocument,
  OpenApiHeader,
  OpenApiMedia,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from "./openapi.ts";
import { problemsOf, type Operation, type Tag } from "./operation.ts";
import { operationEntries } from "./operations.ts";
import { Problem, problemExample } from "../../api/problems/problem.ts";
import { PROBLEMS, type ProblemCode } from "../../api/problems/problem-table.ts";

/** Of the contract, not of the program: raised with every change that a client can notice. */
const CONTRACT_VERSION = "1.0.0";

const TAGS: Readonly<Record<Tag, string>> = {
  Questions: "Search the documents and ask them.",
  Quotations: "Check quotations against the documents, word by word, and list what people say in them.",
  Alerts: "Questions that are kept, and held against every document that comes in.",
  Documents: "What the library holds; what is uploaded lives in the library's own folder.",
  Jobs: "Work that takes longer than a request. It is on disk before it is acknowledged, and goes on after a restart.",
  Service: "The server itself.",
};

/** The contract as OpenAPI 3.1. The same with every call. */
export function openApiDocument(): OpenApiDocument {
  return {
    openapi: "3.1.1",
    info: {
      title: "Pincite",
      version: CONTRACT_VERSION,
      summary: "Answers over your own documents, cited to the character.",
      description:
        "Requests are checked strictly: a parameter or field that is not named here is refused, and so is a parameter " +
        "given twice. Every refusal is problem details (RFC 9457) whose `type` leads to an explanation. Every response " +
        "carries an `X-Request-Id`; one that was sent along is kept.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "This server." }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name: name as Tag, description })),
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      headers: {
        RequestId: {
          description:
            "The request's id, as it came or a new one. The server's log names it where something failed.",
          schema: { type: "string" },
        },
      },
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "An access key, where the server asks for one. On loopback none is needed.",
        },
      },
    },
  };
}

function paths(): OpenApiDocument["paths"] {
  const byPath: Record<string, Record<string, OpenApiOperation>> = {};
  for (const [id, operation] of operationEntries) {
    byPath[operation.path] = { ...byPath[operation.path], [operation.method]: describe(id, operation) };
  }
  return byPath;
}

function describe(operationId: string, operation: Operation): OpenApiOperation {
  const { tag, summary, description, scope } = operation;
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    parameters: [
      ...parameters("path", operation.pathParameters),
      ...parameters("query", operation.query),
      ...parameters("header", operation.headers ?? NO_FIELDS),
      ...(operation.revalidates === true ? [IF_NONE_MATCH] : []),
    ],
    ...requestBody(operation),
    responses: { ...successes(operation), ...failures(operation) },
    security: scope === "none" ? [] : [{}, { bearer: [scope] }],
  };
}

function requestBody({ body }: Operation): Pick<OpenApiOperation, "requestBody"> {
  if (body === undefined) return {};
  const { required, schema, example, form, type } = body;
  const content = { schema: schemaOrReference(schema), example };
  const json = { "application/json": content, ...(type === undefined ? {} : { [type]: content }) };
  const files = form === undefined ? {} : { "multipart/form-data": { schema: schemaOrReference(form) } };
  return { requestBody: { required, content: { ...json, ...files } } };
}

const NO_FIELDS = z.strictObject({});

const IF_NONE_MATCH: OpenApiParameter = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The ETag of an answer that the caller has kept.",
  schema: { type: "string" },
};

function parameters(place: OpenApiParameter["in"], fields: z.ZodObject): OpenApiParameter[] {
  const schema = jsonSchemaOf(fields);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description = "", ...rest } = typeof property === "boolean" ? {} : property;
    return {
      name,
      in: place,
      required: schema.required?.includes(name) ?? false,
      description,
      schema: rest,
    };
  });
}

const HEADERS = { "X-Request-Id": { $ref: "#/components/headers/RequestId" } };
const ETAG = { ETag: header("Changes when the library does, or when other documents may be seen.") };

function successes(operation: Operation): Record<string, OpenApiResponse> {
  const always = operation.revalidates === true ? { ...HEADERS, ...ETAG } : HEADERS;
  const described = Object.entries(operation.responses).map(([status, response]) => {
    const { description } = response;
    if (response.type === null) return [status, { description, headers: always, content: {} }] as const;
    const { type, schema, example, headers = {}, alternatives = {} } = response;
    const own = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, header(text)]));
    const others = Object.entries(alternatives).map(([other, shown]) => [
      other,
      { schema: { type: "string" as const }, example: shown },
    ]);
    const content = {
      [type]: { schema: schemaOrReference(schema), example },
      ...(Object.fromEntries(others) as Record<string, OpenApiMedia>),
    };
    return [status, { description, headers: { ...always, ...own }, content }] as const;
  });
  return { ...Object.fromEntries(described), ...(operation.revalidates === true ? NOT_MODIFIED : {}) };
}

const NOT_MODIFIED = {
  304: {
    description: "The answer is still what the caller has.",
    headers: { ...HEADERS, ...ETAG },
    content: {},
  },
};

function header(description: string): OpenApiHeader {
  return { description, schema: { type: "string" } };
}

function failures(operation: Operation): Record<string, OpenApiResponse> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(operation)) {
    const status = PROBLEMS[code].status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, codes]) => [String(status), failure(status, codes)]));
}

/** What a refusal says in a header as well. */
const HEADERS_OF_STATUS: Readonly<Record<number, Readonly<Record<string, OpenApiHeader>>>> = {
  401: { "WWW-Authenticate": header("Asks for a bearer key, and says whether one was refused (RFC 6750).") },
  429: {
    "Retry-After": header("How long to wait, in seconds."),
    RateLimit: header("What is left of the limit (0), and when it is whole again."),
  },
  503: { "Retry-After": header("How long to wait, in seconds, where waiting alone helps.") },
};

function failure(status: number, codes: readonly ProblemCode[]): OpenApiResponse {
  const examples = codes.map((code) => {
    const value = problemExample(code);
    return [code, { summary: value.title, value }] as const;
  });
  return {
    description: `Problem details with the code ${codes.map((code) => `\`${code}\``).join(" or ")}.`,
    headers: { ...HEADERS, ...HEADERS_OF_STATUS[status] },
    content: {
      "application/problem+json": {
        schema: schemaOrReference(Problem),
        examples: Object.fromEntries(examples),
      },
    },
  };
}
