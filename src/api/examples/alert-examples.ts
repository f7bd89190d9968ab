import type { Alert, AlertHits, AlertList, CreatedAlert } from "../alerts/alert-responses.ts";
import type { AlertRequest } from "../alerts/alert-requests.ts";
import { SEARCH_RESULT } from "./question-examples.ts";

/** Alerts and their hits, for the reference. The tests hold them against their schemas. */

export const ALERT_REQUEST: AlertRequest = { question: "the price that was paid for Alaska" };

export const ALERT: Alert = {
  id: "alert_3f0c2a9d51b7e864",
  question: ALERT_REQUEST.question,
  filters: null,
  createdAt: "2026-11-20T09:00:00.000Z",
  state: "kept",
  hits: 1,
  lastHit: 1,
  lastHitAt: "2026-11-21T08:12:40.000Z",
  webhook: null,
};

export const ALERT_LIST: AlertList = { alerts: [ALERT] };

export const CREATED_ALERT: CreatedAlert = {
  ...ALERT,
  hits: 0,
  lastHit: 0,
  lastHitAt: null,
  feed: `/v1/alerts/${ALERT.id}/feed?token=m3Jb0gqkq8mYzq3p4nTzq0m3Jb0gqkq8mYzq3p4nTzq`,
};

const found = SEARCH_RESULT.hits.map(({ passage, document, citation }) => ({
  number: 1,
  foundAt: "2026-11-21T08:12:40.000Z",
  confidence: 0.9731,
  passage,
  document,
  citation,
}));

export const ALERT_HITS: AlertHits = { alert: ALERT, hits: found.slice(0, 1), nextCursor: null };

export const ALERT_FEED =
  '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n' +
  "  <id>urn:uuid:3f0c2a9d-51b7-8864-9d51-b7e8643f0c2a</id>\n  <title>Pincite: the price that was paid for Alaska</title>\n" +
  "  <updated>2026-11-21T08:12:40.000Z</updated>\n  …\n</feed>\n";
