import * as z from "zod";
import { AppError } from "../core/errors.ts";
import { requirementOf } from "./requirement.ts";

/** Parse `unknown` into what a contract says. All of them throw `invalid_argument`, with the field at fault. */

/**
 * The parameters behind the `?` of a URL: each at most once unless it is a list, and none that is not known, because a
 * misspelt one would otherwise be ignored in silence.
 */
export function parseQuery<Schema extends z.ZodObject>(url: string, schema: Schema): z.output<Schema> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const values: Record<string, string | string[]> = {};
  const start = url.indexOf("?");
  const parameters = new URLSearchParams(start < 0 ? "" : url.slice(start));
  for (const name of new Set(parameters.keys())) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (field === undefined) throw unknownField(name, schema);
    const given = parameters.getAll(name);
    if (isList(field)) values[name] = given;
    else if (given.length > 1) throw invalid(name, "must be given once");
    else values[name] = given.join();
  }
  return parse(values, schema);
}

/** The named parts of a path, as the router has taken them from it. */
export function parsePath<Schema extends z.ZodObject>(parts: unknown, schema: Schema): z.output<Schema> {
  return parse({ ...(parts as object) }, schema);
}

/** Of several shapes, the body has to be of the one that its fields are of. */
export function parseBody<Schema extends z.ZodObject | z.ZodUnion<readonly z.ZodObject[]>>(
  body: unknown,
  schema: Schema,
): z.output<Schema> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AppError("invalid_argument", "The request body must be a JSON object.");
  }
  const shapes: readonly z.ZodObject[] = schema instanceof z.ZodUnion ? schema.options : [schema];
  const known = (shape: z.ZodObject): number =>
    Object.keys(body).filter((name) => Object.hasOwn(shape.shape, name)).length;
  const nearest = shapes.reduce((best, shape) => (known(shape) > known(best) ? shape : best));
  // It is one of the schema's own shapes, which TypeScript cannot follow through a list.
  return parse(body, nearest) as z.output<Schema>;
}

/** The headers that a schema names, each as Node.js joins it where it was sent more than once. */
export function parseHeaders<Schema extends z.ZodObject>(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  schema: Schema,
): z.output<Schema> {
  const known = Object.keys(schema.shape).filter((name) => headers[name] !== undefined);
  return parse(Object.fromEntries(known.map((name) => [name, headers[name]])), schema);
}

/** What a program asks of a library, or an edge has made of what it was sent. */
export function parseRequest<Schema extends z.ZodObject>(request: object, schema: Schema): z.output<Schema> {
  return parse(request, schema);
}

function parse<Schema extends z.ZodObject>(value: object, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(value, { error: requirementOf });
  if (result.success) return result.data;
  const { issues } = result.error;
  // Of a misspelt field and the one that is missing for it, the misspelt one is the thing to tell.
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  if (issue?.code === "unrecognized_keys") {
    const [name = ""] = issue.keys;
    throw unknownField([...issue.path, name].join("."), issue.path.length === 0 ? schema : undefined);
  }
  throw invalid(issue?.path.join(".") ?? "", issue?.message ?? "is not valid");
}

function isList(schema: z.core.$ZodType): boolean {
  const isOptional = schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional;
  if (isOptional) return isList(schema.unwrap());
  // What is read before it is checked is what comes out.
  if (schema instanceof z.ZodPipe) return isList(schema.out);
  return schema instanceof z.ZodArray;
}

/** The name is the caller's own text, so only one that looks like a name is repeated. */
function unknownField(name: string, schema: z.ZodObject | undefined): AppError {
  const known = Object.keys(schema?.shape ?? {});
  const expected = known.length === 0 ? "; none is expected" : `; expected: ${known.join(", ")}`;
  const hint = schema === undefined ? "" : expected;
  return /^[\w.]{1,64}$/.test(name)
    ? new AppError("invalid_argument", `The field ${name} is not known${hint}.`, { field: name })
    : new AppError("invalid_argument", `A field is not known${hint}.`);
}

function invalid(field: string, requirement: string): AppError {
  return new AppError("invalid_argument", `${field} ${requirement}.`, field === "" ? {} : { field });
}
