/** A search engine under measure: what it is built from, and how it is asked. */
export interface Engine<Item, Question> {
  /** Takes all items at once; their places in the array are their names. */
  build(items: readonly Item[]): Promise<void>;
  /** The places of the ten best items, best first. */
  search(question: Question): Promise<readonly number[]>;
}

export const K = 10;

/** Loads a package that was installed for this measurement alone. */
export type LoadPeer = (name: string) => Promise<unknown>;

export interface EngineContext {
  readonly load: LoadPeer;
  /** An empty folder of this engine's own. */
  readonly directory: string;
}
