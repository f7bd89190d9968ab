/** Keeps what was made for the key asked for last: a library is asked many times between two of its changes. */
export class VersionedCache<Key extends string | number, Value> {
  private kept: { readonly key: Key; readonly value: Value } | null = null;

  get(key: Key, make: () => Value): Value {
    if (this.kept?.key !== key) this.kept = { key, value: make() };
    return this.kept.value;
  }
}
