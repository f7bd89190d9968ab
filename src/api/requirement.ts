import type * as z from "zod";

/**
 * What a field has to be, as the end of a sentence that begins with its name. It repeats nothing of what was sent.
 * For the schemas that do not say it themselves.
 */
export function requirementOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${KINDS[issue.expected] ?? "of another kind"}`;
    case "invalid_value":
      return `must be ${issue.values.map(String).join(" or ")}`;
    case "too_big":
      return bound("at most", issue.origin, issue.maximum);
    case "too_small":
      return bound("at least", issue.origin, issue.minimum);
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "unrecognized_keys":
    case "custom":
      return "is not valid";
  }
}

const KINDS: Readonly<Partial<Record<string, string>>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function bound(relation: string, origin: string, limit: number | bigint): string {
  const isOne = Number(limit) === 1;
  if (origin === "string") return `must be ${relation} ${limit} ${isOne ? "character" : "characters"} long`;
  if (origin === "array") return `must hold ${relation} ${limit} ${isOne ? "value" : "values"}`;
  return `must be ${relation} ${limit}`;
}
