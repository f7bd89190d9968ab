import type { Request } from "express";
import type * as z from "zod";
import type { ProblemCode } from "./problem-catalogue.ts";

/**
 * What a request may contain and what it is answered with. The router and the OpenAPI document are both made of
 * operations, so that neither says what the other does not do.
 */
export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  /** As OpenAPI writes it: `/v1/documents/{id}`. */
  readonly path: `/${string}`;
  readonly tag: Tag;
  /** What a key must allow; `none` where nobody needs a key. */
  readonly scope: Scope | "none";
  readonly summary: string;
  readonly description: string;
  /** One field for each part of the path in braces. */
  readonly pathParameters: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body?: JsonBody;
  /** By status. */
  readonly responses: Readonly<Record<number, SuccessfulResponse>>;
  /** What else can go wrong than `problemsOf` knows of every operation. */
  readonly problems: readonly ProblemCode[];
}

export type Scope = "read" | "write" | "admin";
export type Tag = "Questions" | "Documents" | "Service";

export interface JsonBody {
  readonly required: boolean;
  readonly schema: z.ZodObject;
  readonly example: object;
}

export interface SuccessfulResponse {
  readonly description: string;
  readonly type: "application/json" | "text/plain" | "text/plain; version=0.0.4";
  readonly schema: z.ZodType;
  readonly example: unknown;
}

/** A request that fits its operation. */
export interface Call<Called extends Operation> {
  readonly path: z.output<Called["pathParameters"]>;
  readonly query: z.output<Called["query"]>;
  readonly body: BodyOf<Called>;
  readonly request: Request;
}

type BodyOf<Called extends Operation> = Called extends { readonly body: infer Body extends JsonBody }
  ? z.output<Body["schema"]> | (Body["required"] extends true ? never : undefined)
  : "body" extends keyof Called
    ? Readonly<Record<string, unknown>> | undefined
    : undefined;

/** What a handler answers: one of the operation's responses. */
export type Reply<Called extends Operation> = {
  [Status in keyof Called["responses"]]: {
    readonly status: Status;
    readonly body: ContentOf<Called["responses"][Status]>;
  };
}[keyof Called["responses"]];

type ContentOf<Response> = Response extends { readonly schema: infer Schema extends z.ZodType }
  ? Immutable<z.output<Schema>>
  : never;

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
  const ofAll: ProblemCode[] = ["invalid_argument", "malformed_url", "host_not_allowed", "internal"];
  return [...new Set([...operation.problems, ...ofWrites, ...ofBodies, ...ofAll])];
}
