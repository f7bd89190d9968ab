import { isUtf8 } from "node:buffer";
import { json, type Request, type RequestHandler } from "express";
import { AppError } from "../../core/errors.ts";
import { BodyBudget } from "./body-budget.ts";

/** 1 MB, of 1,000,000 bytes, as the problem's text says. */
const DEFAULT_BODY_BYTES = 1_000_000;

/** Reads the bodies of requests, all of which have one budget. */
export class BodyReader {
  constructor(private readonly budget = new BodyBudget()) {}

  /**
   * `type`: another name that the JSON may have. Reads a JSON body into `request.body`; undefined where there is none. Anything but JSON in UTF-8 is refused, and
   * whatever is compressed: a few bytes could become any number.
   */
  json(maxBytes = DEFAULT_BODY_BYTES, type?: string): RequestHandler {
    const types = ["application/json", ...(type === undefined ? [] : [type])];
    const parse = this.budget.bounded(jsonParser(maxBytes, types));
    return (request, response, next) => {
      if (!hasBody(request)) next();
      else if (request.is(types) === false) throw notJson();
      else void parse(request, response, next);
    };
  }

  /** The same for an operation that takes a form as well, which is left to its handler. */
  jsonOrForm(maxBytes: number): RequestHandler {
    const parse = this.json(maxBytes);
    return (request, response, next) => {
      if (isForm(request)) next();
      else if (hasBody(request) && request.is("application/json") === false) throw notUpload();
      else void parse(request, response, next);
    };
  }
}

function jsonParser(maxBytes: number, type: string[]): RequestHandler {
  return json({
    type,
    limit: maxBytes,
    inflate: false,
    // A lone string or number is valid JSON: it parses, and the request parser then asks for an object.
    strict: false,
    verify: (_request, _response, bytes, encoding) => {
      if (encoding !== "utf-8" || !isUtf8(bytes)) throw notJson();
    },
  });
}

/** Throws `unsupported_media_type` for one that is compressed. */
export function isForm(request: Request): boolean {
  if (!hasBody(request) || request.is("multipart/form-data") === false) return false;
  if ((request.get("content-encoding") ?? "identity").toLowerCase() !== "identity") throw notUpload();
  return true;
}

function hasBody({ headers }: Request): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function notJson(): AppError {
  return new AppError(
    "unsupported_media_type",
    "Send the body as application/json in UTF-8, not compressed.",
  );
}

function notUpload(): AppError {
  return new AppError(
    "unsupported_media_type",
    "Send a text as application/json in UTF-8, or files as multipart/form-data, not compressed.",
  );
}
