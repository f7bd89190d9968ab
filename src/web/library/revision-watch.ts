import type { Api } from "../shell/api-client.ts";

const LOOK_EVERY_MS = 3_000;

/** Tells of every change of the library while somebody looks. Gives what ends that. */
export function watchRevision(api: Api, tell: () => void): () => void {
  let known: number | null = null;
  const look = async (): Promise<void> => {
    if (document.hidden) return;
    try {
      const { revision } = await api.health();
      if (known !== null && revision !== known) tell();
      known = revision;
    } catch {
      // What is shown still stands; the next look may find the server again.
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
