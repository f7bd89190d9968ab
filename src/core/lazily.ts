/** Makes a value when it is first asked for, and keeps it. For what costs a start milliseconds that most runs never need. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
