import type { ErrorCode } from "../../core/errors.ts";

/** All that is said of a kind of problem, wherever it is said. */
interface ProblemEntry {
  /** The HTTP status, also where there is no HTTP. */
  readonly status: number;
  /** The kind of problem in a few words. */
  readonly title: string;
  /** Seconds after which it is worth while to try again, as the header `Retry-After` says. */
  readonly retryAfter?: number;
  /** What happened, on the page that the problem's `type` leads to. */
  readonly meaning: string;
  /** What to do, on the same page. */
  readonly remedy: string;
  /**
   * What is said over HTTP in place of an error's own message, which may name a folder of this machine or repeat what was
   * asked. Absent where the message speaks of the request's form alone, and is sent as it is.
   */
  readonly toCaller?: string;
  /** The same for an assistant. Where it is absent too, an assistant is told that something unforeseen happened. */
  readonly toAssistant?: string;
}

const SERVER_LOG = "The server's log names the file or folder, and says what to do.";

const TABLE = {
  invalid_argument: {
    status: 400,
    title: "Invalid argument",
    meaning:
      "A parameter or a field of the body is missing, unknown, or not of the form that it has to have.",
    remedy:
      "The problem's `field` names it and `detail` says what it has to be. Send the request again with that.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    meaning: "There is nothing at this address: no such route, document or job.",
    remedy:
      "Compare the address with the reference. A document may have been removed: list the documents again.",
    toCaller: "There is nothing with this id.",
    toAssistant:
      "There is no document with this id, or its text could not be read. `list_documents` gives the ids.",
  },
  gone: {
    status: 410,
    title: "No longer there",
    meaning:
      "The document is in the library, but its file is no longer where it was, or no longer has the words that are cited.",
    remedy: "Read the document's text as it is now, or have the library look for changed files.",
  },
  payload_too_large: {
    status: 413,
    title: "Request too large",
    meaning: "The body of the request is larger than the server reads.",
    remedy: "Send less at once.",
  },
  unsupported_media_type: {
    status: 415,
    title: "Unsupported media type",
    meaning:
      "The body is of a kind, in a character set or compressed in a way that the server does not read.",
    remedy: "Send what the reference names for this operation, with the Content-Type that belongs to it.",
  },
  idempotency_conflict: {
    status: 422,
    title: "The key stands for another request",
    meaning:
      "The `Idempotency-Key` was used within the last 24 hours for a request that asked for something else.",
    remedy: "Use a new key for every new request, and the same one only to send a request again.",
  },
  too_many_alerts: {
    status: 409,
    title: "Too many alerts",
    meaning: "The library, or the access key, keeps as many alerts as it may.",
    remedy: "Remove an alert that is not needed any more, and keep the question again.",
  },
  webhook_not_allowed: {
    status: 403,
    title: "The webhook is not allowed",
    meaning: "The server's configuration does not allow the hits of alerts to be sent to this address.",
    remedy:
      "Have whoever runs the server name it, or a folder above it, with `--alert-webhooks`; or keep the question without one.",
  },
  not_allowed: {
    status: 403,
    title: "Not allowed",
    meaning: "The access key allows less than the operation needs. One that is limited to tags only reads.",
    remedy: "Use a key with the scope that the reference names for the operation.",
    toCaller: "This access key does not allow that.",
  },
  not_an_upload: {
    status: 409,
    title: "The document was not uploaded",
    meaning:
      "The document comes from a file of the documents folder, or is a part of an uploaded file: it cannot be replaced by itself.",
    remedy: "Change the file in the documents folder, or replace the upload that holds the document.",
  },
  precondition_failed: {
    status: 412,
    title: "Changed meanwhile",
    meaning: "The document is another one than the one that `If-Match` names: somebody has changed it.",
    remedy: "Get the document again, look at what it says now, and send the change with its new ETag.",
    toCaller:
      "The document has been changed since it was read. Get it again, and send the change with its new ETag.",
  },
  removals_not_allowed: {
    status: 409,
    title: "Most documents are gone",
    meaning:
      "The files of more than half of the documents, and of more than ten, are gone: a disk or a share may be missing. Nothing was changed.",
    remedy:
      'Bring the folder back. If the files were deleted on purpose, send `{"allowRemovals": true}` with `POST /v1/sync`, or run `pincite index --allow-removals`.',
    toCaller:
      'The files of most documents are gone, so nothing was changed. Bring the folder back, or allow it with {"allowRemovals": true}.',
    toAssistant:
      "The files of most documents are gone, so nothing was changed. Tell the user to look whether the documents folder is there.",
  },
  library_not_built: {
    status: 503,
    title: "The library is not built yet",
    meaning: "Nothing is indexed yet, so there is nothing to search.",
    remedy: "Put documents into the documents folder and `POST /v1/sync`, or run `pincite index`.",
    toCaller:
      "Nothing is indexed yet. Put documents into the documents folder and POST /v1/sync, or run `pincite index`.",
    toAssistant:
      "Nothing is indexed yet, so nothing can be searched. Tell the user to put documents into the documents folder and to run `pincite index`.",
  },
  library_busy: {
    status: 503,
    title: "The library is busy",
    retryAfter: 5,
    meaning: "Another process is changing the library, and only one can at a time.",
    remedy: "Wait until it is done and send the request again.",
    toCaller: "Another process is changing the library. Try again later.",
    toAssistant: "Another process is changing the library. Try again in a moment.",
  },
  library_unwritable: {
    status: 500,
    title: "The library cannot be written",
    meaning: "The index folder cannot be written: the rights are missing, or the disk reports an error.",
    remedy: SERVER_LOG,
    toCaller: "The index folder cannot be written. The server's log says more.",
  },
  read_only: {
    status: 403,
    title: "The library can only be read",
    meaning:
      "The server may read its index folder and not write to it: questions are answered, and nothing is added, changed or removed.",
    remedy:
      "Send it to the server that writes this library. Whoever runs this one gives it the right to write, and starts it again.",
    toCaller: "This server only reads its library: nothing can be added, changed or removed here.",
    toAssistant: "The library can only be read here: nothing can be added, changed or removed.",
  },
  library_damaged: {
    status: 500,
    title: "The library is damaged",
    meaning: "What the disk gives back of the library is not what was written to it.",
    remedy: "Run `pincite doctor`: it says what is damaged and what repairs it.",
    toCaller: "The library on the disk is damaged. The server's log says more.",
    toAssistant: "The library on the disk is damaged. Tell the user to run `pincite doctor`.",
  },
  disk_full: {
    status: 507,
    title: "The disk is full",
    meaning: "No space is left in the file system of the index folder or of the temporary folder.",
    remedy: "Free some space and send the request again. What was acknowledged before is kept.",
    toCaller:
      "No space is left on the server's disk. Nothing was acknowledged and lost; try again when there is space.",
    toAssistant: "No space is left on the disk. Tell the user to free some; what was done before is kept.",
  },
  library_incompatible: {
    status: 500,
    title: "The library cannot be used",
    meaning: "The index was written by another version of Pincite or with another model.",
    remedy: "Run `pincite index`: it builds the index again from the documents. The server's log says more.",
    toCaller: "The index does not fit this version or model of Pincite. The server's log says more.",
    toAssistant:
      "The index does not fit this version or model of Pincite. Tell the user to run `pincite index`, which builds it again.",
  },
  model_missing: {
    status: 500,
    title: "The model is missing",
    meaning: "The embedding model is not where it should be.",
    remedy: "Run `npm run build:model` in the package's folder. The server's log says more.",
    toCaller: "The embedding model is missing. The server's log says more.",
    toAssistant: "The embedding model is missing. Tell the user to run `pincite doctor`.",
  },
  model_invalid: {
    status: 500,
    title: "The model cannot be used",
    meaning: "The embedding model's files are damaged, or of a kind that cannot be used.",
    remedy: "Run `npm run build:model` in the package's folder. The server's log says more.",
    toCaller: "The embedding model cannot be used. The server's log says more.",
    toAssistant: "The embedding model cannot be used. Tell the user to run `pincite doctor`.",
  },
  port_in_use: {
    status: 500,
    title: "The port is in use",
    meaning: "Another program listens on the port that the server was to listen on.",
    remedy: "Choose another one with `--port`, or `--port 0` for any free one.",
    toCaller: "Something went wrong in Pincite. The server's log says more.",
  },
  overloaded: {
    status: 503,
    title: "The server is overloaded",
    retryAfter: 2,
    meaning:
      "More requests wait than the server can answer in good time, or hold more bytes than it takes at once.",
    remedy: "Wait as long as the header `Retry-After` says and send the request again; send fewer at once.",
    toAssistant: "The library has too much to do at this moment. Try again in a few seconds.",
  },
  time_limit: {
    status: 503,
    title: "The request took too long to answer",
    meaning: "Answering took longer than one request may, and was ended so that others have their turn.",
    remedy: "Ask a shorter question, with fewer filters or fewer searches at once.",
    toAssistant: "Answering took too long and was ended. Ask a shorter question, or use fewer filters.",
  },
  cancelled: {
    status: 503,
    title: "Cancelled",
    meaning: "The work was stopped before it was done. What was done stays.",
    remedy: "Send the request again: it goes on where it was stopped.",
    toCaller: "The work was stopped before it was done. Sync again to go on.",
  },
  internal: {
    status: 500,
    title: "Internal error",
    meaning: "Something went wrong in Pincite that the request is not to blame for.",
    remedy: "Look for the problem's `requestId` in the server's log, which says what happened.",
    toCaller: "Something went wrong in Pincite. The server's log says more.",
  },
  malformed_request: {
    status: 400,
    title: "Malformed request",
    meaning: "The request is not HTTP that the server understands.",
    remedy:
      "Compare what was sent with the reference; a program between client and server may have changed it.",
  },
  malformed_json: {
    status: 400,
    title: "Malformed JSON",
    meaning: "The body says that it is JSON, and is not.",
    remedy: "Check quotes, commas and brackets, and that the whole body was sent.",
  },
  malformed_url: {
    status: 400,
    title: "Malformed URL",
    meaning: "The URL holds a percent sign that encodes no UTF-8 text.",
    remedy: "Encode the parameters with the means of your language; a percent sign itself is `%25`.",
  },
  headers_too_large: {
    status: 431,
    title: "Headers too large",
    meaning: "The headers of the request, the URL among them, are larger than the server reads.",
    remedy: "Send a long question in the body of a POST, and fewer or shorter headers and cookies.",
  },
  request_timeout: {
    status: 408,
    title: "The request took too long",
    meaning: "The request did not arrive in full within the time that the server waits for it.",
    remedy: "Send it again over a faster connection, or less of it at once.",
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    meaning: "The address exists and does not know this method.",
    remedy: "The header `Allow` names the methods that it knows.",
  },
  host_not_allowed: {
    status: 421,
    title: "Host not allowed",
    meaning:
      "The header `Host` names another host than this machine, as it does when a web page has its own name lead here.",
    remedy:
      "Use `localhost`, `127.0.0.1` or `[::1]` in the address, or name the host in the setting `allowedHosts`.",
  },
  origin_not_allowed: {
    status: 403,
    title: "Origin not allowed",
    meaning: "A page of another origin tried to change something.",
    remedy:
      "Send the request from a program, or from the server's own page. The setting `corsOrigins` names origins whose " +
      "pages may call the server.",
  },
  key_required: {
    status: 401,
    title: "An access key is required",
    meaning: "The server can be reached from other machines, and the request holds no access key.",
    remedy:
      "Send a key as `Authorization: Bearer <key>`. Whoever runs the server makes one with `pincite keys create`.",
  },
  key_refused: {
    status: 401,
    title: "The access key is refused",
    meaning: "The access key was mistyped, is not known, has expired or was revoked.",
    remedy: "Compare it with the key as it was shown when it was made, or ask for a new one.",
  },
  too_many_requests: {
    status: 429,
    title: "Too many requests",
    meaning:
      "The access key was used too often within a minute, or too many requests without a right key came from the address.",
    remedy:
      "Wait as long as the header `Retry-After` says. The header `RateLimit` tells what is left before it comes to that.",
  },
  not_ready: {
    status: 503,
    title: "Not ready",
    meaning: "A question could not be answered fully at this moment; the detail says why.",
    remedy:
      "Send questions to another replica, or wait: readiness comes by itself unless the log says otherwise.",
  },
} as const satisfies Readonly<Record<ErrorCode, ProblemEntry>> & Readonly<Record<string, ProblemEntry>>;

/** Every code that a response, the command line or an assistant can meet. */
export type ProblemCode = keyof typeof TABLE;

export const PROBLEMS: Readonly<Record<ProblemCode, ProblemEntry>> = TABLE;

export const PROBLEM_CODES = Object.keys(TABLE) as ProblemCode[];
