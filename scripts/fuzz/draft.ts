import type { JsonSchema } from "../../src/http/operations/components.ts";
import type { OpenApiDocument, OpenApiOperation } from "../../src/http/operations/openapi.ts";
import type { Random } from "../random.ts";
import { withBody, withHeader, type FuzzRequest, type Header } from "./request.ts";
import { drawText, schemaOf, SchemaValues } from "./schema-values.ts";

/** What only the server knows: ids of what it has. Filled before the first request, so that requests do not depend on the order. */
export interface Known {
  readonly documents: readonly string[];
  /** Those that may be replaced and deleted. */
  readonly uploads: readonly string[];
  readonly citations: readonly string[];
  readonly jobs: readonly string[];
  readonly alerts: readonly string[];
  readonly drafts: readonly string[];
}

export interface FormPart {
  readonly name: string;
  /** Null for a field that is no file. */
  readonly fileName: string | null;
  readonly content: string;
}

/** A request before it is written down: its values can still be exchanged one by one. */
export interface Draft {
  readonly method: string;
  /** With the names of its parameters in braces. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly Header[];
  /** JSON; undefined for none. */
  readonly body: unknown;
  readonly form: readonly FormPart[] | null;
}

export interface DescribedOperation extends OpenApiOperation {
  readonly method: string;
  readonly path: string;
}

export function operationsOf({ paths }: OpenApiDocument): DescribedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** What changes the library or waits for its jobs would otherwise leave little time for the rest. */
const SELDOM = new Set(["wait", "idempotency-key"]);
/** The server makes it, and takes no other. */
const OPAQUE = new Set(["cursor"]);

/** Draws requests that the document allows. */
export class Drafts {
  private readonly values: SchemaValues;

  constructor(
    { components }: OpenApiDocument,
    private readonly known: Known,
  ) {
    this.values = new SchemaValues(components.schemas);
  }

  draw(operation: DescribedOperation, random: Random): Draft {
    const { method, path } = operation;
    const pathParameters: Record<string, string> = {};
    const query: [string, string][] = [];
    const headers: Header[] = [];
    for (const { name, in: place, required, schema } of operation.parameters) {
      if (place === "path") pathParameters[name] = this.drawId(operation, random);
      else if (required || (!OPAQUE.has(name) && random.chance(SELDOM.has(name) ? 0.03 : 0.25))) {
        const drawn = this.values.draw(schema, random);
        for (const value of Array.isArray(drawn) ? (drawn as unknown[]) : [drawn]) {
          if (place === "query") query.push([name, String(value)]);
          // A client does not send a header with control characters: `message-twists.ts` sends such bytes itself.
          else headers.push([name, String(value).replace(/\p{Cc}/gu, " ")]);
        }
      }
    }
    return { method, path, pathParameters, query, headers, ...this.drawContent(operation, random) };
  }

  private drawId({ method, path }: DescribedOperation, random: Random): string {
    const { documents, uploads, citations, jobs, alerts, drafts } = this.known;
    if (path.startsWith("/v1/alerts")) return random.pick(alerts);
    if (path.startsWith("/v1/drafts")) return random.pick(drafts);
    if (path.startsWith("/v1/jobs")) return random.pick(jobs);
    if (path.startsWith("/v1/citations")) return random.pick(citations);
    return random.pick(method === "GET" ? [...documents, ...uploads] : uploads);
  }

  private drawContent({ requestBody }: DescribedOperation, random: Random): Pick<Draft, "body" | "form"> {
    const nothing = { body: undefined, form: null };
    if (requestBody === undefined || (!requestBody.required && random.chance(0.5))) return nothing;
    const [type, media] = random.pick(Object.entries(requestBody.content));
    if (type === "multipart/form-data") return { body: undefined, form: this.drawForm(media.schema, random) };
    return { body: this.values.draw(media.schema, random), form: null };
  }

  private drawForm(schema: JsonSchema, random: Random): FormPart[] {
    const { metadata, file } = this.values.resolve(schema).properties ?? {};
    const files = schemaOf(file).type === "array" ? random.integer(1, 3) : 1;
    const parts = Array.from({ length: files }, () => ({
      name: "file",
      fileName: random.pick(["minutes.txt", "notes.md", "page.html"]),
      content: drawText(random),
    }));
    if (metadata === undefined || random.chance(0.5)) return parts;
    const content = JSON.stringify(this.values.draw(schemaOf(metadata), random));
    return [{ name: "metadata", fileName: null, content }, ...parts];
  }
}

const BOUNDARY = "----pincite-fuzz";

/** Writes a draft down as a client would. */
export function written(draft: Draft, twist: string): FuzzRequest {
  const { method, path, pathParameters, query, headers, body, form } = draft;
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(pathParameters[name] ?? ""));
  const parameters = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
  const request: FuzzRequest = {
    twist,
    method,
    target: parameters === "" ? target : `${target}?${parameters}`,
    headers: [["Host", "localhost"], ...headers],
    body: null,
    wire: null,
  };
  if (form !== null) {
    const typed = [["Content-Type", `multipart/form-data; boundary=${BOUNDARY}`] as const];
    return withBody({ ...request, headers: [...request.headers, ...typed] }, formBytes(form));
  }
  if (body === undefined) {
    return method === "GET" ? request : withHeader(request, "Content-Length", "0");
  }
  const typed = [["Content-Type", "application/json"] as const];
  return withBody({ ...request, headers: [...request.headers, ...typed] }, Buffer.from(JSON.stringify(body)));
}

/** Lone surrogates cannot be encoded at all: their bytes are sent as some programs write them, which is no UTF-8. */
function encoded(text: string): string {
  return text
    .split(/(\p{Surrogate})/u)
    .map((piece) => (/^\p{Surrogate}$/u.test(piece) ? "%ED%A0%80" : encodeURIComponent(piece)))
    .join("");
}

function formBytes(parts: readonly FormPart[]): Buffer {
  const written = parts.map(({ name, fileName, content }) => {
    const file = fileName === null ? "" : `; filename="${fileName}"\r\nContent-Type: text/plain`;
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return Buffer.from(`${written.join("")}--${BOUNDARY}--\r\n`);
}
