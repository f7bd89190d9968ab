import type { OpenApiDocument } from "../../src/http/operations/openapi.ts";
import type { Known } from "./draft.ts";
import { TEXTS } from "./schema-values.ts";

interface Answers {
  readonly uploaded: { readonly documents: readonly { readonly id: string }[] };
  readonly listed: { readonly documents: readonly { readonly id: string }[] };
  readonly found: { readonly hits: readonly { readonly passage: { readonly id: string } }[] };
  readonly alert: { readonly id: string };
  readonly jobs: { readonly jobs: readonly { readonly id: string }[] };
}

/** As many as a server keeps. */
const DRAFTS = 10;

/** So many that those which are removed leave others. */
const ALERTS = 20;

/** The server's own description of what it takes. */
export async function describedBy(url: string): Promise<OpenApiDocument> {
  return ask(`${url}/openapi.json`);
}

/** Uploads the texts that requests are made of, and gives ids of what there is now, with one that never was among each. */
export async function learn(url: string): Promise<Known> {
  const documents = TEXTS.map((text) => ({ text }));
  const uploaded = await ask<Answers["uploaded"]>(`${url}/v1/documents?wait=true`, { documents });
  const listed = await ask<Answers["listed"]>(`${url}/v1/documents`);
  const found = await ask<Answers["found"]>(`${url}/v1/search`, { query: "treaty", k: 50 });
  const { jobs } = await ask<Answers["jobs"]>(`${url}/v1/jobs`);
  const alerts: string[] = [];
  for (let count = 0; count < ALERTS; count += 1) {
    alerts.push((await ask<Answers["alert"]>(`${url}/v1/alerts`, { question: "treaty" })).id);
  }
  const drafts: string[] = [];
  for (let count = 0; count < DRAFTS; count += 1) {
    const prefer = { prefer: "respond-async" };
    const { id } = await ask<Answers["alert"]>(`${url}/v1/drafts/check`, { text: "“A treaty.”" }, prefer);
    // Its events end with it: few may wait at once.
    await (await fetch(`${url}/v1/drafts/checks/${id}/events`)).text();
    drafts.push(id);
  }
  const isNew = new Set(uploaded.documents.map(({ id }) => id));
  const ids = listed.documents.map(({ id }) => id);
  return {
    documents: [...ids.filter((id) => !isNew.has(id)), "0000000000000000"],
    uploads: [...isNew, "0000000000000001"],
    citations: [...found.hits.map(({ passage }) => passage.id), "0000000000000000-0-5-00000000"],
    alerts: [...alerts, "alert_0000000000000000"],
    drafts: [...drafts, "draft_0000000000000000"],
    jobs: [...jobs.map(({ id }) => id), "job_0000000000000000"],
  };
}

async function ask<Answer>(
  url: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const sent = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
  const response = await fetch(url, body === undefined ? {} : sent);
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}
