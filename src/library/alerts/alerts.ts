import { randomBytes, timingSafeEqual } from "node:crypto";
import { AlertRequest, MOST_ALERTS, type AlertHitsRequest } from "../../api/alerts/alert-requests.ts";
import type {
  Alert,
  AlertDelivery,
  AlertHits,
  AlertList,
  CreatedAlert,
} from "../../api/alerts/alert-responses.ts";
import { isEmptyFilter } from "../../api/filters/filter-table.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";
import { parseRequest } from "../../api/parse.ts";
import { AppError } from "../../core/errors.ts";
import { whenFree } from "../../core/when-free.ts";
import type { AlertRecord } from "../../store/alerts/alert-table.ts";
import type { Store } from "../../store/store.ts";
import { notBuilt } from "../absent.ts";
import { keyHash } from "../access/key-text.ts";
import { stateOf } from "../access/keys.ts";
import type { AlertDeliveryOutcome, AlertKeeper, VisibleTags } from "../library.ts";
import { AlertDeciding, type AlertDecidingPorts } from "./alert-deciding.ts";
import { nextDelivery } from "./alert-delivery.ts";
import { vectorOf } from "./alert-question.ts";
import { AlertHitList } from "./alert-hits.ts";
import { allowsWebhook } from "./webhook-allowance.ts";

export interface AlertsPorts extends Omit<AlertDecidingPorts, "isInForce"> {
  /** Null where there is no library. */
  readonly store: () => Store | null;
  /** Addresses below which webhooks may lie. */
  readonly allowedWebhooks: readonly string[];
}

/** Of one key, so that none can keep all others from keeping any. */
const MOST_OF_ONE_KEY = 100;

/** So many hits are sent to a webhook at a time. */
const HITS_OF_A_DELIVERY = 20;

/** A library that is written to all the time is asked again so often, at this distance. */
const ATTEMPTS = 50;
const TRY_EVERY_MS = 100;

/**
 * The alerts of a library: questions that are kept, and held against every document that comes in. An alert belongs to the access
 * key by which it was kept: another key does not see it, unless it is an admin's. It sees what that key may see, for as long as
 * the key is in force.
 */
export class Alerts {
  constructor(private readonly ports: AlertsPorts) {}

  /**
   * Keeps a question. Whatever the library holds or waits to read at this moment brings no hit. Throws `library_not_built` where no
   * sync has looked for documents yet, `too_many_alerts`, and `invalid_argument`.
   */
  async keep(asked: AlertRequest, { keyId }: AlertKeeper, tags: VisibleTags): Promise<CreatedAlert> {
    const { question, filters = {}, webhook } = parseRequest(asked, AlertRequest);
    if (webhook !== undefined && !allowsWebhook(this.ports.allowedWebhooks, webhook))
      throw notAllowedWebhook();
    const store = await this.builtStore();
    await this.requireRoom(store, keyId);
    const token = randomBytes(32).toString("base64url");
    const record: AlertRecord = {
      id: `alert_${randomBytes(8).toString("hex")}`,
      question: question.trim(),
      filters: JSON.stringify(filters),
      tags,
      keyId,
      createdAt: this.ports.now().toISOString(),
      feedHash: keyHash(token),
      webhook: webhook === undefined ? null : new URL(webhook).href,
      delivery: { sent: 0, failures: 0, nextAt: null, isGivenUp: false },
    };
    await this.keepFromNowOn(store, record);
    const feed = `/v1/alerts/${record.id}/feed?token=${token}`;
    return { ...(await this.shown(store, record)), feed };
  }

  /** The oldest first: those of a key, or all for whoever may see all. */
  async list(keeper: AlertKeeper): Promise<AlertList> {
    const store = this.ports.store();
    if (store === null) return { alerts: [] };
    const alerts: Alert[] = [];
    for (const record of await store.alerts.alerts.all()) {
      if (isOf(record, keeper)) alerts.push(await this.shown(store, record));
    }
    return { alerts };
  }

  /** Throws `not_found`, also for an alert of another key. */
  async get(id: string, keeper: AlertKeeper): Promise<Alert> {
    const { store, record } = await this.required(id, keeper);
    return this.shown(store, record);
  }

  /** Throws `not_found` as `get` does. */
  async remove(id: string, keeper: AlertKeeper): Promise<void> {
    const { store } = await this.required(id, keeper);
    await whenFree(() => store.alerts.remove(id, this.ports.now().toISOString()));
  }

  /** A page of what new documents have brought. Throws `not_found`, and `invalid_argument` for a cursor that is none. */
  async hits(id: string, request: AlertHitsRequest, keeper: AlertKeeper): Promise<AlertHits> {
    const { store, record } = await this.required(id, keeper);
    return this.hitsOf(store, record, request);
  }

  /** The same for whoever holds the token of the alert's feed, while the key by which it was kept is in force. */
  async feed(id: string, token: string, request: AlertHitsRequest): Promise<AlertHits> {
    const store = this.ports.store();
    const record = await store?.alerts.alerts.byId(id);
    const isRight = record !== undefined && timingSafeEqual(record.feedHash, keyHash(token));
    if (store === null || !isRight || !(await isInForce(store, record.keyId, this.ports.now())))
      throw noSuchAlert();
    return this.hitsOf(store, record, request);
  }

  /** What is to be sent to webhooks now: of each alert whose key is in force the oldest hits that did not arrive yet. */
  async deliveries(): Promise<readonly AlertDelivery[]> {
    const store = this.ports.store();
    if (store === null || this.ports.allowedWebhooks.length === 0) return [];
    const due: AlertDelivery[] = [];
    for (const record of await store.alerts.alerts.dueAt(this.ports.now().toISOString())) {
      const { id, question, webhook: url, keyId, delivery } = record;
      if (url === null || !allowsWebhook(this.ports.allowedWebhooks, url)) continue;
      if (!(await isInForce(store, keyId, this.ports.now()))) continue;
      const { hits, through } = await this.listOf(store, record).after(delivery.sent, HITS_OF_A_DELIVERY);
      if (hits.length > 0) due.push({ url, alert: { id, question }, hits, through });
      // Their words have gone: there is nothing to send.
      else await this.noteDelivery(id, { through, arrived: true });
    }
    return due;
  }

  /** Takes note of whether a delivery arrived. */
  async noteDelivery(id: string, outcome: AlertDeliveryOutcome): Promise<void> {
    const store = this.ports.store();
    const record = await store?.alerts.alerts.byId(id);
    if (store === null || record === undefined) return;
    const next = nextDelivery(record.delivery, outcome, this.ports.now());
    await whenFree(() => store.alerts.putDelivery(id, next));
  }

  /** Holds what has come in against the alerts; at once where there are none. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    const store = this.ports.store();
    if (store === null || (await store.alerts.alerts.count()) === 0) return;
    await this.deciding(store).catchUp(signal);
  }

  /** The same once as many passages have come in as are decided together. */
  async catchUpWithMany(signal?: AbortSignal): Promise<void> {
    const store = this.ports.store();
    if (store === null || (await store.alerts.alerts.count()) === 0) return;
    const deciding = this.deciding(store);
    if (await deciding.isFull()) await deciding.catchUp(signal);
  }

  private async hitsOf(store: Store, record: AlertRecord, request: AlertHitsRequest): Promise<AlertHits> {
    const page = await this.listOf(store, record).page(request);
    return { alert: await this.shown(store, record), ...page };
  }

  private async keepFromNowOn(store: Store, record: AlertRecord): Promise<void> {
    const vector = await vectorOf(record, this.ports.viewFor(record.tags), await this.ports.embedder());
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await this.deciding(store).catchUp();
      if (await whenFree(() => store.alerts.keep(record, vector))) return;
      await new Promise((wake) => setTimeout(wake, TRY_EVERY_MS));
    }
    throw new AppError(
      "library_busy",
      "Pincite is looking for documents that have changed. Keep the question when that is done.",
    );
  }

  private async builtStore(): Promise<Store> {
    const store = this.ports.store();
    if (store === null) throw notBuilt(false);
    const { revision } = await store.record();
    // Of files that no sync has seen it is not known that they were there before.
    if (revision === 0 && (await store.waiting.count()).files === 0) throw notBuilt(true);
    return store;
  }

  private async requireRoom(store: Store, keyId: string | null): Promise<void> {
    const { alerts } = store.alerts;
    if ((await alerts.count()) >= MOST_ALERTS)
      throw tooMany(`The library keeps ${MOST_ALERTS} alerts, and no more.`);
    if (keyId !== null && (await alerts.countOf(keyId)) >= MOST_OF_ONE_KEY)
      throw tooMany(`An access key keeps ${MOST_OF_ONE_KEY} alerts, and no more.`);
  }

  private async required(
    id: string,
    keeper: AlertKeeper,
  ): Promise<{ readonly store: Store; readonly record: AlertRecord }> {
    const store = this.ports.store();
    const record = await store?.alerts.alerts.byId(id);
    if (store === null || record === undefined || !isOf(record, keeper)) throw noSuchAlert();
    return { store, record };
  }

  private async shown(store: Store, record: AlertRecord): Promise<Alert> {
    const { id, question, createdAt, webhook, delivery } = record;
    const filters = JSON.parse(record.filters) as SearchFilters;
    const hits = await this.listOf(store, record).standing();
    const last = hits[0]?.record;
    const state = delivery.isGivenUp ? "given-up" : delivery.failures > 0 ? "failing" : "delivering";
    const waiting = hits.filter((hit) => hit.record.number > delivery.sent).length;
    return {
      id,
      question,
      filters: isEmptyFilter(filters) ? null : filters,
      createdAt,
      state: (await isInForce(store, record.keyId, this.ports.now())) ? "kept" : "stopped",
      hits: hits.length,
      lastHit: last?.number ?? 0,
      lastHitAt: last?.foundAt ?? null,
      webhook: webhook === null ? null : { url: webhook, state, waiting },
    };
  }

  private listOf(store: Store, record: AlertRecord): AlertHitList {
    return new AlertHitList(store, this.ports.viewFor(record.tags), record);
  }

  private deciding(store: Store): AlertDeciding {
    return new AlertDeciding(store, {
      ...this.ports,
      isInForce: (keyId) => isInForce(store, keyId, this.ports.now()),
    });
  }
}

/** What was kept without a key is in force as long as it is there. */
async function isInForce(store: Store, keyId: string | null, now: Date): Promise<boolean> {
  if (keyId === null) return true;
  const key = await store.keys.byId(keyId);
  return key !== undefined && stateOf(key, now) === "live";
}

function isOf({ keyId }: AlertRecord, keeper: AlertKeeper): boolean {
  return keeper.seesAll || (keyId !== null && keyId === keeper.keyId);
}

function noSuchAlert(): AppError {
  return new AppError("not_found", "There is no alert with this id. `pincite alerts list` lists the alerts.");
}

function tooMany(limit: string): AppError {
  return new AppError("too_many_alerts", `${limit} Remove one that is not needed any more.`);
}

function notAllowedWebhook(): AppError {
  return new AppError(
    "webhook_not_allowed",
    "webhook must lie below an address that the configuration allows (`--alert-webhooks`).",
    { field: "webhook" },
  );
}
