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

/**
 * Keeps values by their names for as long as the version stays the same, and of no more than `capacity` names: those that were
 * asked for last. That there is nothing of a name is kept as well.
 */
export class VersionedValues<Name, Value> {
  private version: number | null = null;
  private readonly kept = new Map<Name, Value | null>();

  constructor(private readonly capacity: number) {}

  /** The values of those among `names` that have one; `read` is asked for what is not kept. */
  get(
    version: number,
    names: readonly Name[],
    read: (missing: readonly Name[]) => ReadonlyMap<Name, Value>,
  ): Map<Name, Value> {
    if (this.version !== version) this.kept.clear();
    this.version = version;
    const missing = names.filter((name) => !this.kept.has(name));
    const made = missing.length === 0 ? null : read(missing);
    const found = new Map<Name, Value>();
    for (const name of names) {
      const value = this.kept.get(name) ?? made?.get(name) ?? null;
      this.kept.delete(name);
      this.kept.set(name, value);
      if (value !== null) found.set(name, value);
    }
    this.forgetOldest();
    return found;
  }

  private forgetOldest(): void {
    for (const name of this.kept.keys()) {
      if (this.kept.size <= this.capacity) return;
      this.kept.delete(name);
    }
  }
}
