import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { once } from "node:events";
import { AppError } from "../../core/errors.ts";
import { requireKeysFor } from "../../library/access/access.ts";
import { Keys } from "../../library/access/keys.ts";
import type { JobWork, RunOptions } from "../../service/jobs/job-run.ts";
import type { ServedLibrary } from "../../library/library.ts";
import { SERVING_LOCK_WAIT_MS } from "../../config/limits.ts";
import { createLog, type Log } from "../../config/log.ts";
import { folderOfUpload } from "../../api/upload-source.ts";
import { warnOn, writeJson, type Service, type Session } from "../command-context.ts";
import { formatReport, summaryOf } from "../format/format-library.ts";
import { keepDelivering, webhookSecret, WEBHOOK_SECRET_VARIABLE } from "../../service/alert-webhooks.ts";
import { keepFollowing } from "../../service/keep-following.ts";
import { keepScrubbing } from "../../service/keep-scrubbing.ts";
import { syncInChild } from "../../service/sync-in-child.ts";
import { styleFor } from "../terminal.ts";
import { pluralize } from "../../core/wording.ts";
import type { SyncReport } from "../../api/job-responses.ts";

const HOUR_MS = 3_600_000;

/**
 * Serves until it is told to stop. The server answers at once from what is indexed, and looks for changed files meanwhile.
 * Where nothing is indexed yet, it says that it is ready when the first sync is done; until then it answers `/readyz` with no.
 */
export async function serve(session: Session): Promise<ExitCode> {
  const stop = session.context.stopSignal();
  const keys = new Keys(session.configuration.indexDirectory, () => new Date(), SERVING_LOCK_WAIT_MS);
  try {
    await serveWithKeys(session, keys, stop);
  } finally {
    keys.close();
  }
  return EXIT.done;
}

async function serveWithKeys(session: Session, keys: Keys, stop: AbortSignal): Promise<void> {
  // Before anything else: nobody must reach the documents from elsewhere because the keys were forgotten.
  requireKeysFor(session.configuration.host, await keys.liveCount());
  const { context, configuration } = session;
  const library = await context.openServedLibrary(configuration, warnOn(context));
  try {
    await serveLibrary(session, { library, keys }, stop);
  } finally {
    await library.close();
  }
}

async function serveLibrary(
  session: Session,
  { library, keys }: { readonly library: ServedLibrary; readonly keys: Keys },
  stop: AbortSignal,
): Promise<void> {
  const { context, configuration } = session;
  const secret = webhookSecret(configuration.alertWebhooks, context.environment[WEBHOOK_SECRET_VARIABLE]);
  const { built, readOnly } = await library.status();
  const write = (line: string): unknown => context.stderr.write(line);
  const log = createLog(configuration.logFormat, write, () => new Date());
  const onLine = (line: string): void => {
    log.info(line);
  };
  const run = ({ kind, documents, allowRemovals }: JobWork, options: RunOptions): Promise<SyncReport> =>
    syncInChild({
      program: context.program,
      configuration,
      onLine,
      allowRemovals,
      ...(kind === "documents" && { paths: documents.map(folderOfUpload) }),
      ...options,
    });
  const service = await context.startServer({ ...configuration, library, keys, run, log, stop });
  if (readOnly)
    log.info(
      `The index folder ${configuration.indexDirectory} can only be read: nothing is indexed or changed.`,
    );
  else if (!built && !(await isBuilt(session, service, log, stop))) return;
  const background = [
    keepFollowing(library, stop, {
      onFailure: (error) => {
        log.error("The library could not be brought up to date", error);
      },
      // With the model and the vectors there, the first question does not wait for them.
      onFirstRound: () => {
        announce(session, service);
      },
    }),
    readOnly ? Promise.resolve() : followDocuments(session, service, log, built, stop),
    readOnly ? Promise.resolve() : scrubWhileIdle(session, library, service, log, stop),
    // What was sent is written down: who cannot write would send it again and again.
    ...(secret === null || readOnly ? [] : [sendToWebhooks(library, secret, log, stop)]),
  ];
  if (!stop.aborted) await once(stop, "abort");
  log.info("Stopping: running requests are finished first.");
  await service.close();
  await Promise.all(background);
}

/** What the disk has changed is read anew from the files at once. */
async function scrubWhileIdle(
  { configuration }: Session,
  library: ServedLibrary,
  service: Service,
  log: Log,
  stop: AbortSignal,
): Promise<void> {
  if (configuration.scrubHours === 0) return;
  await keepScrubbing(library, configuration.scrubHours * HOUR_MS, stop, {
    onDamage: (documents) => {
      log.error(
        `Stored parts of ${pluralize(documents, "document")} were changed on the disk. They are left out of answers; ` +
          "their files are read anew. Look at the disk's health.",
      );
      void syncQuietly(service, log);
    },
    onFailure: (error) => {
      log.error("The stored checksums could not be compared", error);
    },
  });
}

function sendToWebhooks(library: ServedLibrary, secret: string, log: Log, stop: AbortSignal): Promise<void> {
  const onFailure = (error: unknown): void => {
    log.error("What alerts have found could not be sent to their webhooks", error);
  };
  return keepDelivering({ library, secret, now: () => new Date(), onFailure }, stop);
}

/** Whether the first sync came to its end; false where it was told to stop. The service is closed where it did not. */
async function isBuilt(session: Session, service: Service, log: Log, stop: AbortSignal): Promise<boolean> {
  const { context, configuration } = session;
  log.info(`Indexing ${configuration.documentsDirectory} for the first time.`);
  try {
    const report = await service.sync();
    log.info(formatReport(report, 0, styleFor(context.stderr, context.environment)).trimEnd());
    return true;
  } catch (error) {
    await service.close();
    if (stop.aborted) return false;
    throw error;
  }
}

function announce(session: Session, service: Service): void {
  const { context } = session;
  if (session.json) writeJson(session, { url: service.url });
  else context.stdout.write(`Pincite is ready at ${service.url}\n`);
}

/** Takes in what has changed since yesterday, then every change as it comes. */
async function followDocuments(
  { context, configuration }: Session,
  service: Service,
  log: Log,
  syncAtOnce: boolean,
  signal: AbortSignal,
): Promise<void> {
  const onError = (error: unknown): void => {
    if (!signal.aborted) log.error("The documents folder cannot be followed", error);
  };
  const onReturn = (): void => {
    log.info("The documents folder is followed again.");
  };
  const sync = (): Promise<void> => syncQuietly(service, log);
  await Promise.all([
    syncAtOnce ? sync() : Promise.resolve(),
    context.watchDocuments(configuration.documentsDirectory, sync, { signal, onError, onReturn }),
  ]);
}

/** The answers of yesterday's index are better than no server: a sync that fails is said and survived. */
async function syncQuietly(service: Service, log: Log): Promise<void> {
  try {
    log.info(`Documents checked: ${summaryOf(await service.sync())}.`);
  } catch (error) {
    if (error instanceof AppError && error.code === "cancelled") return;
    log.error("The documents could not be checked for changes", error);
  }
}
