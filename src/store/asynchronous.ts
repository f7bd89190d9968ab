/** A table as it is asked from outside the store: every answer is a promise, as that of an engine elsewhere would be. */
export type Asynchronous<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends (...asked: infer Asked) => infer Answer
    ? (...asked: Asked) => Promise<Answer>
    : never;
};

/** Runs work when it may: at once, or in its turn. */
type Run = <Result>(work: () => Result) => Promise<Result>;

/** SQLite answers at once; `run` tells when it is asked. */
export function asynchronous<Table extends object>(table: Table, run: Run = atOnce): Asynchronous<Table> {
  return new Proxy(table, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...asked: unknown[]) => run(() => Reflect.apply(member, target, asked) as unknown);
    },
  }) as Asynchronous<Table>;
}

async function atOnce<Result>(work: () => Result): Promise<Result> {
  return work();
}

/** Whatever `current` gives at the moment at which it is asked. */
export function following<Table extends object>(current: () => Asynchronous<Table>): Asynchronous<Table> {
  return new Proxy({} as Asynchronous<Table>, { get: (_, name) => Reflect.get(current(), name) as unknown });
}
