import type { Notice } from "../../api/notices/notice.ts";
import type { AlertRequest } from "../../api/alerts/alert-requests.ts";
import type { AlertHits, AlertList, CreatedAlert } from "../../api/alerts/alert-responses.ts";
import type { DraftJob } from "../../api/drafts/draft-responses.ts";
import type { Job, JobList } from "../../api/job-responses.ts";
import { readJobEvents } from "../add/job-stream.ts";
import { sendFile, type UploadReply } from "../add/upload-request.ts";
import { keyHeader } from "./key-field.tsx";
import type { CitationFormat } from "../../api/citation-formats.ts";
import type { PeopleList, StatementList } from "../../api/quotes/person-responses.ts";
import type { QuoteRequest } from "../../api/quotes/quote-requests.ts";
import type { QuoteCheck } from "../../api/quotes/quote-responses.ts";
import type { AskRequest, SearchRequest } from "../../api/questions/question-requests.ts";
import type { AskResult, SearchResult } from "../../api/questions/question-responses.ts";
import type { SuggestionsRequest } from "../../api/suggestions/suggestion-requests.ts";
import type { Suggestion, SuggestionList } from "../../api/suggestions/suggestion-responses.ts";
import type { Health } from "../../api/service-responses.ts";
import type * as z from "zod";
import type { MetadataPatch } from "../../api/document-requests.ts";
import type {
  ChangedDocument,
  CitationCheck,
  DocumentList,
  DocumentStructure,
  DocumentSummary,
  ReceivedDocuments,
} from "../../api/document-responses.ts";

type RequestOptions = Omit<RequestInit, "headers"> & { readonly headers?: Readonly<Record<string, string>> };

export interface Api {
  ask(request: AskRequest, signal: AbortSignal): Promise<AskResult>;
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchResult>;
  /** @param parameters of `GET /v1/documents` */
  documents(parameters: string, signal: AbortSignal): Promise<DocumentList>;
  /** @param parameters of `GET /v1/people` */
  people(parameters: string, signal: AbortSignal): Promise<PeopleList>;
  /** @param parameters of `GET /v1/people/{name}/statements` */
  statements(name: string, parameters: string, signal: AbortSignal): Promise<StatementList>;
  /** The same written down, in the format that the parameters name. */
  statementsFile(name: string, parameters: string): Promise<Blob>;
  document(id: string, signal: AbortSignal): Promise<DocumentSummary>;
  documentText(id: string, signal: AbortSignal): Promise<string>;
  /** Whether the words that a passage's id names still stand in its document. */
  checkCitation(passageId: string, signal: AbortSignal): Promise<CitationCheck>;
  /** The words that a passage's id names, cited in a format. */
  citation(passageId: string, format: CitationFormat): Promise<string>;
  documentStructure(id: string, signal: AbortSignal): Promise<DocumentStructure>;
  /** The file that a document was read from. */
  originalFile(id: string): Promise<Blob>;
  /** The same before any of it is loaded. */
  originalHead(id: string, signal: AbortSignal): Promise<OriginalHead>;
  suggest(request: SuggestionsRequest, signal: AbortSignal): Promise<readonly Suggestion[]>;
  checkQuote(asked: QuoteRequest, signal: AbortSignal): Promise<QuoteCheck>;
  /** @param tell how much of the file has been sent, from 0 to 1 */
  sendDraft(file: File, tell: (sent: number) => void): Promise<DraftJob>;
  /** Tells of the check of a draft until it has ended; resolves earlier where the connection ends earlier. */
  followDraft(id: string, tell: (job: DraftJob) => void): Promise<void>;
  /** Ends it where it has not ended. */
  forgetDraft(id: string): Promise<void>;
  health(): Promise<LibraryCounts>;
  /** @param tell how much of the file has been sent, from 0 to 1 */
  upload(file: File, tell: (sent: number) => void): Promise<z.output<typeof ReceivedDocuments>>;
  /** The latest jobs, the newest first. */
  jobs(limit: number): Promise<Job[]>;
  /** Tells of a job until it has ended; resolves earlier where the connection ends earlier. */
  followJob(id: string, tell: (job: Job) => void): Promise<void>;
  remove(documentId: string): Promise<void>;
  keepAlert(asked: AlertRequest): Promise<CreatedAlert>;
  alerts(signal: AbortSignal): Promise<AlertList>;
  /** @param cursor of the page before; null for the newest hits */
  alertHits(id: string, cursor: string | null, signal: AbortSignal): Promise<AlertHits>;
  removeAlert(id: string): Promise<void>;
  /** A document as it is now, to be corrected. */
  editableDocument(id: string): Promise<EditableDocument>;
  /** @param tag of the document that was corrected: another one by now is a problem with the status 412 */
  editDocument(id: string, patch: MetadataPatch, tag: string | null): Promise<Changed>;
  /** Has the document's file read again. */
  readAgain(id: string): Promise<Changed>;
}

/** What is known of a file, and how parts of it are asked for. */
export interface OriginalHead {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: string;
  readonly bytes: number;
  /** Names this very version of the file; null where the server names none. */
  readonly tag: string | null;
  /** Whether it is another file than the document was read from. */
  readonly changed: boolean;
}

export interface EditableDocument {
  readonly summary: DocumentSummary;
  /** Names this state of it. */
  readonly tag: string | null;
}

type Changed = z.output<typeof ChangedDocument>;

export type LibraryCounts = Omit<z.output<typeof Health>, "status">;
export type LibraryAccess = LibraryCounts["access"];

/** The server's refusal, as its problem details (RFC 9457) say it. */
export class ServerProblem extends Error {
  override readonly name = "ServerProblem";
  constructor(
    readonly status: number,
    /** A sentence for a person, or null where the server sent none. */
    readonly detail: string | null,
    /** The kind of problem (`ProblemCode`); null where the server sent none. */
    readonly code: string | null = null,
    /** The sentences of `detail`, where the server has codes for them. */
    readonly notices?: readonly Notice[],
  ) {
    super(detail ?? `The server answered with status ${status}.`);
  }
}

/** No answer came: the server is not running, the connection broke, or the request was abandoned. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The HTTP API of the server that the page came from. Rejects with `ServerProblem` or `Unreachable`. */
export function createApi(): Api {
  return { ...QUESTIONS, ...PEOPLE, ...DOCUMENTS, ...CHANGES, ...ALERTS, ...CORRECTIONS, ...DRAFTS };
}

/** What is asked, and the checking of words. */
const QUESTIONS: Pick<Api, "ask" | "search" | "suggest" | "checkQuote" | "checkCitation" | "citation"> = {
  async ask(asked, signal) {
    const body = JSON.stringify(asked);
    const headers = { "content-type": "application/json" };
    return (await json(await request("/v1/ask", { method: "POST", headers, body, signal }))) as AskResult;
  },
  async search(asked, signal) {
    const body = JSON.stringify(asked);
    const headers = { "content-type": "application/json" };
    return (await json(
      await request("/v1/search", { method: "POST", headers, body, signal }),
    )) as SearchResult;
  },
  async suggest(asked, signal) {
    const parameters = new URLSearchParams(
      Object.entries(asked).map(([name, value]) => [name, String(value)]),
    );
    const response = await request(`/v1/suggestions?${parameters.toString()}`, { signal });
    return ((await json(response)) as SuggestionList).suggestions;
  },
  async checkQuote(asked, signal) {
    const body = JSON.stringify(asked);
    const headers = { "content-type": "application/json" };
    const response = await request("/v1/quotes/check", { method: "POST", headers, body, signal });
    return (await json(response)) as QuoteCheck;
  },
  async checkCitation(passageId, signal) {
    const response = await request(`/v1/citations/${encodeURIComponent(passageId)}`, { signal });
    return (await json(response)) as CitationCheck;
  },
  async citation(passageId, format) {
    const response = await request(`/v1/citations/${encodeURIComponent(passageId)}?format=${format}`, {});
    return (await received(() => response.text())).trimEnd();
  },
};

/** Who says what. */
const PEOPLE: Pick<Api, "people" | "statements" | "statementsFile"> = {
  async people(parameters, signal) {
    return (await json(await request(`/v1/people?${parameters}`, { signal }))) as PeopleList;
  },
  async statements(name, parameters, signal) {
    return (await json(await request(statementsAddress(name, parameters), { signal }))) as StatementList;
  },
  async statementsFile(name, parameters) {
    const response = await request(statementsAddress(name, parameters), {});
    return received(() => response.blob());
  },
};

const statementsAddress = (name: string, parameters: string): string =>
  `/v1/people/${encodeURIComponent(name)}/statements?${parameters}`;

/** What is read of the documents. */
const DOCUMENTS: Pick<
  Api,
  "documents" | "document" | "documentText" | "documentStructure" | "originalFile" | "originalHead" | "health"
> = {
  async documents(parameters, signal) {
    return (await json(await request(`/v1/documents?${parameters}`, { signal }))) as DocumentList;
  },
  async document(id, signal) {
    return (await json(await request(addressOf(id), { signal }))) as DocumentSummary;
  },
  async documentText(id, signal) {
    const response = await request(`${addressOf(id)}/text`, { signal });
    // Response.text() would swallow a leading byte order mark and so move every offset by one.
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await received(() => response.arrayBuffer()));
  },
  async documentStructure(id, signal) {
    return (await json(await request(`${addressOf(id)}/structure`, { signal }))) as DocumentStructure;
  },
  async originalFile(id) {
    const response = await request(`${addressOf(id)}/file`, {});
    return received(() => response.blob());
  },
  async originalHead(id, signal) {
    const url = `${addressOf(id)}/file`;
    const { headers } = await request(url, { headers: { range: "bytes=0-0" }, signal });
    return {
      url,
      headers: keyHeader(),
      type: headers.get("content-type") ?? "",
      bytes: Number(headers.get("content-range")?.split("/").at(-1) ?? headers.get("content-length")),
      tag: headers.get("etag"),
      changed: headers.get("pincite-file") === "changed",
    };
  },
  async health() {
    return (await json(await request("/healthz", {}))) as LibraryCounts;
  },
};

/** Texts that are checked, and become no documents. */
const DRAFTS: Pick<Api, "sendDraft" | "followDraft" | "forgetDraft"> = {
  async sendDraft(file, tell) {
    const headers = { ...keyHeader(), prefer: "respond-async" };
    return (await sent(sendFile("/v1/drafts/check", file, headers, tell))) as DraftJob;
  },
  async followDraft(id, tell) {
    await followed(`${draftAddress(id)}/events`, (job) => {
      tell(job as DraftJob);
    });
  },
  async forgetDraft(id) {
    // Also when the page is just being left.
    await request(draftAddress(id), { method: "DELETE", keepalive: true });
  },
};

const draftAddress = (id: string): string => `/v1/drafts/checks/${encodeURIComponent(id)}`;

/** What changes the library. */
const CHANGES: Pick<Api, "upload" | "jobs" | "followJob" | "remove"> = {
  async upload(file, tell) {
    const sending = sendFile("/v1/documents", file, keyHeader(), tell);
    return (await sent(sending)) as z.output<typeof ReceivedDocuments>;
  },
  async jobs(limit) {
    const { jobs } = (await json(await request(`/v1/jobs?limit=${limit}`, {}))) as z.output<typeof JobList>;
    return jobs;
  },
  async followJob(id, tell) {
    await followed(`/v1/jobs/${encodeURIComponent(id)}/events`, (job) => {
      tell(job as Job);
    });
  },
  async remove(documentId) {
    // Also when the page is just being left.
    await request(addressOf(documentId), { method: "DELETE", keepalive: true });
  },
};

/** The questions that are kept. */
const ALERTS: Pick<Api, "keepAlert" | "alerts" | "alertHits" | "removeAlert"> = {
  async keepAlert(asked) {
    const headers = { "content-type": "application/json" };
    const sent = { method: "POST", headers, body: JSON.stringify(asked) };
    return (await json(await request("/v1/alerts", sent))) as CreatedAlert;
  },
  async alerts(signal) {
    return (await json(await request("/v1/alerts", { signal }))) as AlertList;
  },
  async alertHits(id, cursor, signal) {
    const page = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    const path = `/v1/alerts/${encodeURIComponent(id)}/hits${page}`;
    return (await json(await request(path, { signal }))) as AlertHits;
  },
  async removeAlert(id) {
    await request(`/v1/alerts/${encodeURIComponent(id)}`, { method: "DELETE" });
  },
};

/** What a person knows better. */
const CORRECTIONS: Pick<Api, "editableDocument" | "editDocument" | "readAgain"> = {
  async editableDocument(id) {
    const response = await request(addressOf(id), { cache: "no-store" });
    return { summary: (await json(response)) as DocumentSummary, tag: response.headers.get("etag") };
  },
  async editDocument(id, patch, tag) {
    const headers = {
      "content-type": "application/merge-patch+json",
      ...(tag === null ? {} : { "if-match": tag }),
    };
    const body = JSON.stringify(patch);
    return (await json(await request(addressOf(id), { method: "PATCH", headers, body }))) as Changed;
  },
  async readAgain(id) {
    return (await json(await request(`${addressOf(id)}/read`, { method: "POST" }))) as Changed;
  },
};

async function followed(path: string, tell: (job: unknown) => void): Promise<void> {
  const { body } = await request(path, {});
  if (body !== null) await received(() => readJobEvents(body, tell));
}

async function sent(sending: Promise<UploadReply | null>): Promise<unknown> {
  const reply = await sending;
  if (reply === null) throw new Unreachable("No answer came from the server.");
  const { status, type, body } = reply;
  const response = new Response(body, { status, headers: { "content-type": type } });
  if (!response.ok) throw await problemOf(response);
  return json(response);
}

async function request(path: string, options: RequestOptions): Promise<Response> {
  const headers = { ...options.headers, ...keyHeader() };
  const response = await received(() => fetch(path, { ...options, headers }));
  if (!response.ok) throw await problemOf(response);
  return response;
}

const addressOf = (id: string): string => `/v1/documents/${encodeURIComponent(id)}`;

async function json(response: Response): Promise<unknown> {
  return received(() => response.json());
}

async function received<Value>(receive: () => Promise<Value>): Promise<Value> {
  try {
    return await receive();
  } catch (cause) {
    throw new Unreachable("No answer came from the server.", { cause });
  }
}

/** Without a sentence and a code where the refusal is not problem details at all, as a proxy's would be. */
async function problemOf(response: Response): Promise<ServerProblem> {
  const { status } = response;
  if (!(response.headers.get("content-type") ?? "").startsWith("application/problem+json"))
    return new ServerProblem(status, null);
  const problem = (await json(response)) as {
    readonly detail?: unknown;
    readonly code?: unknown;
    readonly notices?: unknown;
  } | null;
  const [detail, code] = [problem?.detail, problem?.code].map((value) =>
    typeof value === "string" ? value : null,
  );
  const said = Array.isArray(problem?.notices) ? (problem.notices as readonly Notice[]) : undefined;
  return new ServerProblem(status, detail ?? null, code ?? null, said);
}
