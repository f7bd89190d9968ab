import type { Request } from "express";
import type { Caller } from "../../core/caller.ts";
import type { AlertKeeper } from "../../library/library.ts";
import type { Handlers } from "../operations/operations.ts";
import { atomFeed } from "./alert-feed.ts";

type AlertHandlers = Pick<
  Handlers,
  "keepAlert" | "listAlerts" | "getAlert" | "removeAlert" | "listAlertHits" | "alertFeed"
>;

/** So many of the newest hits are in a feed. */
const HITS_IN_FEED = 50;

/** An alert is its key's; whoever administers the library sees all. */
export function alertHandlers(): AlertHandlers {
  return {
    keepAlert: async ({ body, caller, library }) => {
      const alert = await library.keepAlert(body, keeperOf(caller));
      return { status: 201, body: alert, headers: { Location: `/v1/alerts/${alert.id}` } };
    },
    listAlerts: async ({ caller, library }) => ({
      status: 200,
      body: await library.alerts(keeperOf(caller)),
    }),
    getAlert: async ({ path, caller, library }) => ({
      status: 200,
      body: await library.alert(path.id, keeperOf(caller)),
    }),
    removeAlert: async ({ path, caller, library }) => {
      await library.removeAlert(path.id, keeperOf(caller));
      return { status: 204, body: null };
    },
    listAlertHits: async ({ path, query, caller, library }) => ({
      status: 200,
      body: await library.alertHits(path.id, query, keeperOf(caller)),
    }),
    alertFeed: async ({ path, query: { token }, caller, library, request }) => {
      const newest = { limit: HITS_IN_FEED };
      const hits =
        token === undefined
          ? await library.alertHits(path.id, newest, keeperOf(caller))
          : await library.alertFeed(path.id, token, newest);
      return { status: 200, body: atomFeed(hits, originOf(request)) };
    },
  };
}

/** Whose alerts a caller keeps and sees. */
export function keeperOf({ keyId, scope }: Caller): AlertKeeper {
  return { keyId, seesAll: scope === "admin" };
}

/** As the caller has addressed it; the names under which a server answers are checked before. */
function originOf(request: Request): string {
  return `${request.protocol}://${request.headers.host ?? "localhost"}`;
}
