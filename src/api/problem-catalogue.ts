import { STATUS_CODES } from "node:http";
import type { ErrorCode } from "../core/errors.ts";
import { PROBLEM_KINDS, problemType } from "./problem.ts";
import type * as z from "zod";
import type { Problem } from "./question-responses.ts";

/** The codes of refusals that only HTTP knows. */
type RefusalCode = keyof typeof REFUSAL_STATUSES;

/** All that a response, or the command line, can give as a problem's `code`. */
export type ProblemCode = ErrorCode | RefusalCode;

/** What a person reads about a code on the page that the problem's `type` leads to. */
export interface ProblemExplanation {
  readonly meaning: string;
  readonly remedy: string;
}

const REFUSAL_STATUSES = {
  malformed_request: 400,
  malformed_json: 400,
  malformed_url: 400,
  headers_too_large: 431,
  request_timeout: 408,
  method_not_allowed: 405,
  host_not_allowed: 421,
  origin_not_allowed: 403,
  key_required: 401,
  key_refused: 401,
  too_many_requests: 429,
  not_ready: 503,
} as const;

const SERVER_LOG = "The server's log names the file or folder, and says what to do.";

/** Complete by its type: a code without an explanation does not compile. */
export const PROBLEM_EXPLANATIONS: Readonly<Record<ProblemCode, ProblemExplanation>> = {
  invalid_argument: {
    meaning:
      "A parameter or a field of the body is missing, unknown, or not of the form that it has to have.",
    remedy:
      "The problem's `field` names it and `detail` says what it has to be. Send the request again with that.",
  },
  not_found: {
    meaning: "There is nothing at this address: no such route, document or job.",
    remedy:
      "Compare the address with the reference. A document may have been removed: list the documents again.",
  },
  payload_too_large: {
    meaning: "The body of the request is larger than the server reads.",
    remedy: "Send less at once.",
  },
  unsupported_media_type: {
    meaning:
      "The body is of a kind, in a character set or compressed in a way that the server does not read.",
    remedy: "Send what the reference names for this operation, with the Content-Type that belongs to it.",
  },
  idempotency_conflict: {
    meaning:
      "The `Idempotency-Key` was used within the last 24 hours for a request that asked for something else.",
    remedy: "Use a new key for every new request, and the same one only to send a request again.",
  },
  not_allowed: {
    meaning: "The access key allows less than the operation needs. One that is limited to tags only reads.",
    remedy: "Use a key with the scope that the reference names for the operation.",
  },
  not_an_upload: {
    meaning:
      "The document comes from a file of the documents folder, or is a part of an uploaded file: it cannot be replaced by itself.",
    remedy: "Change the file in the documents folder, or replace the upload that holds the document.",
  },
  library_not_built: {
    meaning: "Nothing is indexed yet, so there is nothing to search.",
    remedy: "Put documents into the documents folder and `POST /v1/sync`, or run `pincite index`.",
  },
  library_busy: {
    meaning: "Another process is changing the library, and only one can at a time.",
    remedy: "Wait until it is done and send the request again.",
  },
  library_unwritable: {
    meaning: "The index folder cannot be written: the disk is full, or the rights are missing.",
    remedy: SERVER_LOG,
  },
  library_incompatible: {
    meaning: "The index was written by another version of Pincite or with another model.",
    remedy: "Run `pincite index`: it builds the index again from the documents. The server's log says more.",
  },
  model_missing: {
    meaning: "The embedding model is not where it should be.",
    remedy: "Run `npm run build:model` in the package's folder. The server's log says more.",
  },
  model_invalid: {
    meaning: "The embedding model's files are damaged, or of a kind that cannot be used.",
    remedy: "Run `npm run build:model` in the package's folder. The server's log says more.",
  },
  port_in_use: {
    meaning: "Another program listens on the port that the server was to listen on.",
    remedy: "Choose another one with `--port`, or `--port 0` for any free one.",
  },
  cancelled: {
    meaning: "The work was stopped before it was done. What was done stays.",
    remedy: "Send the request again: it goes on where it was stopped.",
  },
  internal: {
    meaning: "Something went wrong in Pincite that the request is not to blame for.",
    remedy: "Look for the problem's `requestId` in the server's log, which says what happened.",
  },
  malformed_request: {
    meaning: "The request is not HTTP that the server understands.",
    remedy:
      "Compare what was sent with the reference; a program between client and server may have changed it.",
  },
  malformed_json: {
    meaning: "The body says that it is JSON, and is not.",
    remedy: "Check quotes, commas and brackets, and that the whole body was sent.",
  },
  malformed_url: {
    meaning: "The URL holds a percent sign that encodes no UTF-8 text.",
    remedy: "Encode the parameters with the means of your language; a percent sign itself is `%25`.",
  },
  headers_too_large: {
    meaning: "The headers of the request, the URL among them, are larger than the server reads.",
    remedy: "Send a long question in the body of a POST, and fewer or shorter headers and cookies.",
  },
  request_timeout: {
    meaning: "The request did not arrive in full within the time that the server waits for it.",
    remedy: "Send it again over a faster connection, or less of it at once.",
  },
  method_not_allowed: {
    meaning: "The address exists and does not know this method.",
    remedy: "The header `Allow` names the methods that it knows.",
  },
  host_not_allowed: {
    meaning:
      "The header `Host` names another host than this machine, as it does when a web page has its own name lead here.",
    remedy:
      "Use `localhost`, `127.0.0.1` or `[::1]` in the address, or name the host in the setting `allowedHosts`.",
  },
  origin_not_allowed: {
    meaning: "A page of another origin tried to change something.",
    remedy:
      "Send the request from a program, or from the server's own page. The setting `corsOrigins` names origins whose " +
      "pages may call the server.",
  },
  key_required: {
    meaning: "The server can be reached from other machines, and the request holds no access key.",
    remedy:
      "Send a key as `Authorization: Bearer <key>`. Whoever runs the server makes one with `pincite keys create`.",
  },
  key_refused: {
    meaning: "The access key was mistyped, is not known, has expired or was revoked.",
    remedy: "Compare it with the key as it was shown when it was made, or ask for a new one.",
  },
  too_many_requests: {
    meaning:
      "The access key was used too often within a minute, or too many requests without a right key came from the address.",
    remedy:
      "Wait as long as the header `Retry-After` says. The header `RateLimit` tells what is left before it comes to that.",
  },
  not_ready: {
    meaning: "A question could not be answered fully at this moment; the detail says why.",
    remedy:
      "Send questions to another replica, or wait: readiness comes by itself unless the log says otherwise.",
  },
};

export const PROBLEM_CODES = Object.keys(PROBLEM_EXPLANATIONS) as ProblemCode[];

export function problemStatus(code: ProblemCode): number {
  return isRefusal(code) ? REFUSAL_STATUSES[code] : PROBLEM_KINDS[code].status;
}

export function problemTitle(code: ProblemCode): string {
  return isRefusal(code) ? (STATUS_CODES[REFUSAL_STATUSES[code]] ?? "Error") : PROBLEM_KINDS[code].title;
}

/** For the reference; what is sent names the field at fault and says more. */
export function problemExample(code: ProblemCode): z.output<typeof Problem> {
  return {
    type: problemType(code),
    title: problemTitle(code),
    status: problemStatus(code),
    detail: PROBLEM_EXPLANATIONS[code].meaning,
    code,
    requestId: "3f0c8a52-6a0e-4a55-9d43-2f1f3c2c8f0e",
  };
}

function isRefusal(code: ProblemCode): code is RefusalCode {
  return Object.hasOwn(REFUSAL_STATUSES, code);
}
