import { signal, type ReadonlySignal } from "@preact/signals";
import type { DraftCheck, DraftJob, DraftProgress } from "../../api/drafts/draft-responses.ts";
import { ServerProblem, Unreachable, type Api } from "../shell/api-client.ts";

/** How far the draft is that the page has sent. */
export type DraftStage =
  | { readonly state: "none" }
  | { readonly state: "sending"; readonly name: string; readonly sent: number }
  | { readonly state: "checking"; readonly name: string; readonly progress: DraftProgress | null }
  | { readonly state: "checked"; readonly check: DraftCheck }
  | { readonly state: "failed"; readonly name: string; readonly thrown: unknown; readonly retry: () => void };

export interface DraftChecking {
  readonly stage: ReadonlySignal<DraftStage>;
  /** One at a time: another draft takes the place of the one before. */
  readonly check: (file: File) => void;
  /** Ends what is under way, and shows nothing of it any more. */
  readonly forget: () => void;
}

/** Sends drafts, follows their checks, and has the server forget what it has told. */
export function createDraftChecking(api: Api): DraftChecking {
  const stage = signal<DraftStage>({ state: "none" });
  /** The draft that is shown; what comes of those before it is passed over. */
  let current = 0;
  let job: string | null = null;

  const forgetJob = (): void => {
    if (job === null) return;
    // It forgets by itself after an hour.
    api.forgetDraft(job).catch(() => undefined);
    job = null;
  };
  const follow = async (file: File, show: (next: DraftStage) => boolean): Promise<void> => {
    const { name } = file;
    const asked = await api.sendDraft(file, (sent) => show({ state: "sending", name, sent }));
    if (!show({ state: "checking", name, progress: null })) {
      await api.forgetDraft(asked.id);
      return;
    }
    job = asked.id;
    let last: DraftJob = asked;
    await api.followDraft(asked.id, (told) => {
      last = told;
      if (told.result === null) show({ state: "checking", name, progress: told.progress });
    });
    if (last.problem !== null)
      throw new ServerProblem(last.problem.status, last.problem.detail, last.problem.code);
    if (last.result === null) throw new Unreachable("The check was not told to its end.");
    if (show({ state: "checked", check: last.result })) forgetJob();
  };
  const check = (file: File): void => {
    forgetJob();
    const own = (current += 1);
    const show = (next: DraftStage): boolean => {
      if (own === current) stage.value = next;
      return own === current;
    };
    show({ state: "sending", name: file.name, sent: 0 });
    follow(file, show).catch((thrown: unknown) => {
      if (own === current) forgetJob();
      const retry = (): void => {
        check(file);
      };
      show({ state: "failed", name: file.name, thrown, retry });
    });
  };
  return {
    stage,
    check,
    forget: () => {
      current += 1;
      forgetJob();
      stage.value = { state: "none" };
    },
  };
}
