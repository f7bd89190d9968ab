import { isUtf8 } from "node:buffer";
import { json, type RequestHandler } from "express";
import { AppError } from "../core/errors.ts";

/** 1 MB, of 1,000,000 bytes, as the problem's text says. */
const LIMIT_BYTES = 1_000_000;

const parse: RequestHandler = json({
  limit: LIMIT_BYTES,
  inflate: false,
  // A lone string or number is valid JSON: it parses, and the request parser then asks for an object.
  strict: false,
  verify: (_request, _response, bytes, encoding) => {
    if (encoding !== "utf-8" || !isUtf8(bytes)) throw notJson();
  },
});

/** Reads a JSON body into `request.body`; undefined where there is none. Anything but JSON in UTF-8 is refused. */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (!hasBody(request.headers)) next();
  else if (request.is("application/json") === false) throw notJson();
  else parse(request, response, next);
};

function hasBody(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function notJson(): AppError {
  return new AppError(
    "unsupported_media_type",
    "Send the body as application/json in UTF-8, not compressed.",
  );
}
