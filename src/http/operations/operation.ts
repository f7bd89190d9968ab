import type { ServerResponse } from "node:http";
import type { Request } from "express";
import type * as z from "zod";
import type { ServedLibrary } from "../../library/library.ts";
import type { Caller, Scope } from "../../core/caller.ts";
import type { ProblemCode } from "../../api/problems/problem-table.ts";

/**
 * What a request may contain and what it is answered with. The router and the OpenAPI document are both made of
 * operations, so that neither says what the other does not do.
 */
export interface Operation {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** As OpenAPI writes it: `/v1/documents/{id}`. */
  readonly path: `/${string}`;
  readonly tag: Tag;
  /** What a key must allow; `none` where nobody needs a key. */
  readonly scope: Scope | "none";
  /** Whether it tells of all documents: a key that is limited to tags is refused then. */
  readonly wholeLibrary?: true;
  /** Whether a `token` among its parameters, which its handler checks, does in place of a key. */
  readonly opensWithToken?: true;
  readonly summary: string;
  readonly description: string;
  /** One field for each part of the path in braces. */
  readonly pathParameters: z.ZodObject;
  readonly query: z.ZodObject;
  /** The headers that the operation reads, in small letters. */
  readonly headers?: z.ZodObject;
  /** Whether the answer is the same until the library changes, and so has an ETag. */
  readonly revalidates?: true;
  readonly body?: JsonBody;
  /** By status. */
  readonly responses: Readonly<Record<number, SuccessfulResponse>>;
  /** What else can go wrong than `problemsOf` knows of every operation. */
  readonly problems: readonly ProblemCode[];
}

export type Tag = "Questions" | "Quotations" | "Alerts" | "Documents" | "Jobs" | "Service";

export interface JsonBody {
  readonly required: boolean;
  /** Several shapes are told apart by their fields. */
  readonly schema: z.ZodObject | z.ZodUnion<readonly z.ZodObject[]>;
  readonly example: object;
  /** In bytes; 1 MB where absent. */
  readonly maxBytes?: number;
  /** What may be sent as `multipart/form-data` in its place. The handler reads it from the request, as it comes. */
  readonly form?: z.ZodObject;
  /** Another name of JSON that the body may have, as well as `application/json`. */
  readonly type?: string;
}

export type SuccessfulResponse = ResponseWithContent | ResponseWithoutContent;

interface ResponseWithContent {
  readonly description: string;
  readonly type:
    | "application/json"
    | "application/atom+xml"
    | "text/plain"
    | "text/plain; version=0.0.4"
    | "text/event-stream"
    | "*/*";
  readonly schema: z.ZodType;
  readonly example: unknown;
  /** Other types than `type`, each with an example, where the request chooses one. */
  readonly alternatives?: Readonly<Record<string, string>>;
  /** Those that this response has besides those of all, each with what it says. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface ResponseWithoutContent {
  readonly description: string;
  readonly type: null;
}

/** Writes events into a response, whose head is set, until one side ends it. */
export type EventStream = (response: ServerResponse) => void;

/** Content of one of a response's `alternatives`. */
export class AlternativeContent {
  constructor(
    readonly type: string,
    readonly text: string,
  ) {}
}

/** A file on disk, which is sent in whole or in the ranges that the request names. */
export interface FileContent {
  /** Absolute, and never a part of a request. */
  readonly path: string;
  /** The media type of what it holds; what its name says where it is null. */
  readonly type: string | null;
}

/** A request that fits its operation. */
export interface Call<Called extends Operation> {
  readonly path: z.output<Called["pathParameters"]>;
  readonly query: z.output<Called["query"]>;
  readonly headers: HeadersOf<Called>;
  /** Undefined where there is none, and where a form was sent. */
  readonly body: BodyOf<Called>;
  readonly request: Request;
  readonly caller: Caller;
  /** As much of it as exists for the caller. */
  readonly library: ServedLibrary;
  /** Aborts when the caller has hung up. */
  readonly signal: AbortSignal;
}

type HeadersOf<Called extends Operation> = Called extends {
  readonly headers: infer Headers extends z.ZodObject;
}
  ? z.output<Headers>
  : Readonly<Record<string, unknown>>;

type BodyOf<Called extends Operation> = Called extends { readonly body: infer Body extends JsonBody }
  ? z.output<Body["schema"]> | MissingBody<Body>
  : "body" extends keyof Called
    ? Readonly<Record<string, unknown>> | undefined
    : undefined;

type MissingBody<Body extends JsonBody> = Body extends { readonly required: true }
  ? Body extends { readonly form: z.ZodObject }
    ? undefined
    : never
  : undefined;

/** What a handler answers: one of the operation's responses. */
export type Reply<Called extends Operation> = {
  [Status in keyof Called["responses"]]: {
    readonly status: Status;
    readonly body: ContentOf<Called["responses"][Status]>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof Called["responses"]];

type ContentOf<Response> = Response extends { readonly type: "text/event-stream" }
  ? EventStream
  : Response extends { readonly type: "*/*" }
    ? FileContent
    : Response extends { readonly alternatives: object }
      ? AlternativeContent | JsonOf<Response>
      : JsonOf<Response>;

type JsonOf<Response> = Response extends { readonly schema: infer Schema extends z.ZodType }
  ? Immutable<z.output<Schema>>
  : null;

export type Handler<Called extends Operation> = (
  call: Call<Called>,
) => Reply<Called> | Promise<Reply<Called>>;

type Immutable<Value> = Value extends object
  ? { readonly [Key in keyof Value]: Immutable<Value[Key]> }
  : Value;

/** All problems that an operation can be answered with, those of every request included. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const ofWrites: ProblemCode[] = operation.method === "get" ? [] : ["origin_not_allowed"];
  const ofBodies: ProblemCode[] =
    operation.body === undefined
      ? []
      : ["malformed_json", "malformed_request", "payload_too_large", "unsupported_media_type"];
  const ofKeys: ProblemCode[] =
    operation.scope === "none" ? [] : ["key_required", "key_refused", "not_allowed", "too_many_requests"];
  const ofLibrary: ProblemCode[] =
    operation.scope === "none" ? [] : ["overloaded", "time_limit", "library_damaged"];
  const ofWriters: ProblemCode[] =
    operation.scope === "write" || operation.scope === "admin" ? ["library_busy", "read_only"] : [];
  const ofAll: ProblemCode[] = ["invalid_argument", "malformed_url", "host_not_allowed", "internal"];
  return [
    ...new Set([
      ...operation.problems,
      ...ofWrites,
      ...ofBodies,
      ...ofKeys,
      ...ofLibrary,
      ...ofWriters,
      ...ofAll,
    ]),
  ];
}
