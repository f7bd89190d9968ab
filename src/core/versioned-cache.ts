/** Keeps what was made for the key asked for last: a library is asked many times between two of its changes. */
export class VersionedCache<Key extends string | number, Value> {
  private kept: { readonly key: Key; readonly value: Value } | null = null;

  get(key: Key, make: () => Value): Value {
    if (this.kept?.key !== key) this.kept = { key, value: make() };
    return this.kept.value;
  }
}

/**
 * The same for what takes its time: who asks meanwhile waits for the same making, and what could not be made is tried anew
 * by the next who asks.
 */
export class AsyncVersionedCache<Key extends string | number, Value> {
  private kept: { readonly key: Key; readonly value: Promise<Value> } | null = null;

  get(key: Key, make: () => Promise<Value>): Promise<Value> {
    if (this.kept?.key === key) return this.kept.value;
    const made = { key, value: make() };
    this.kept = made;
    made.value.catch(() => {
      if (this.kept === made) this.kept = null;
    });
    return made.value;
  }
}
