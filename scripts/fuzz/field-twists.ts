import type { Draft } from "./draft.ts";
import { hostileText, hostileValue } from "./hostile-values.ts";
import type { Random } from "../random.ts";
import { CANARY } from "./schema-values.ts";
import type { Twist } from "./twist.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Wrong values in well-formed requests. */
export const FIELD_TWISTS: readonly Twist<Draft>[] = [
  {
    name: "other value of a parameter",
    apply: (draft, random) => {
      if (draft.query.length === 0) return null;
      const changed = random.integer(0, draft.query.length - 1);
      const query = draft.query.map(([name, value], at) =>
        at === changed ? ([name, hostileText(random)] as const) : ([name, value] as const),
      );
      return { ...draft, query };
    },
  },
  {
    name: "missing parameter",
    apply: (draft, random) =>
      draft.query.length === 0
        ? null
        : { ...draft, query: draft.query.toSpliced(random.integer(0, draft.query.length - 1), 1) },
  },
  {
    name: "unknown parameter",
    apply: (draft, random) => ({
      ...draft,
      query: [...draft.query, [hostileText(random), random.pick(["1", CANARY, hostileText(random)])]],
    }),
  },
  {
    name: "parameter that others have",
    apply: (draft, random) => {
      const name = random.pick([
        "q",
        "k",
        "offset",
        "wait",
        "cursor",
        "limit",
        "state",
        "sort",
        "from",
        "id",
      ]);
      return { ...draft, query: [...draft.query, [name, hostileText(random)]] };
    },
  },
  {
    name: "repeated parameter",
    apply: (draft, random) =>
      draft.query.length === 0
        ? null
        : {
            ...draft,
            query: [
              ...draft.query,
              ...Array.from({ length: random.pick([1, 2, 200]) }, () => random.pick(draft.query)),
            ],
          },
  },
  {
    name: "other id",
    apply: (draft, random) => {
      const names = Object.keys(draft.pathParameters);
      if (names.length === 0) return null;
      return {
        ...draft,
        pathParameters: Object.fromEntries(names.map((name) => [name, hostileText(random)])),
      };
    },
  },
  {
    name: "other value of a field",
    apply: (draft, random) =>
      isFields(draft.body) ? { ...draft, body: changedWithin(draft.body, random) } : null,
  },
  {
    name: "missing field",
    apply: (draft, random) => {
      if (!isFields(draft.body)) return null;
      const entries = Object.entries(draft.body);
      if (entries.length === 0) return null;
      return {
        ...draft,
        body: Object.fromEntries(entries.toSpliced(random.integer(0, entries.length - 1), 1)),
      };
    },
  },
  {
    name: "unknown field",
    apply: (draft, random) =>
      isFields(draft.body)
        ? { ...draft, body: { ...draft.body, [hostileText(random)]: hostileValue(random) } }
        : null,
  },
  { name: "other body", apply: (draft, random) => ({ ...draft, form: null, body: hostileValue(random) }) },
  { name: "no body", apply: (draft) => ({ ...draft, form: null, body: undefined }) },
  {
    name: "other part of a form",
    apply: ({ form, ...draft }, random) => {
      if (form === null) return null;
      const changed = random.integer(0, form.length - 1);
      return {
        ...draft,
        form: form.map((part, at) => {
          if (at !== changed) return part;
          if (random.chance(0.5)) return { ...part, fileName: hostileText(random) };
          const content = random.chance(0.5) ? hostileText(random) : JSON.stringify(hostileValue(random));
          return random.chance(0.5) ? { ...part, content } : { ...part, name: hostileText(random) };
        }),
      };
    },
  },
  {
    name: "other order of a form",
    apply: ({ form, ...draft }, random) =>
      form === null ? null : { ...draft, form: [...form].reverse().slice(0, random.integer(0, form.length)) },
  },
];

/** One value of it is another one, at any depth. */
function changedWithin(fields: Fields, random: Random): Fields {
  const names = Object.keys(fields);
  if (names.length === 0) return { x: hostileValue(random) };
  const name = random.pick(names);
  return { ...fields, [name]: changed(fields[name], random) };
}

function changed(value: unknown, random: Random): unknown {
  if (random.chance(0.5)) return hostileValue(random);
  if (isFields(value)) return changedWithin(value, random);
  if (Array.isArray(value) && value.length > 0) {
    const at = random.integer(0, value.length - 1);
    return (value as unknown[]).with(at, changed(value[at], random));
  }
  return typeof value === "string" ? hostileText(random) : hostileValue(random);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
