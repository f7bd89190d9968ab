/** The words of a class name or an id: `relatedStories_wrap__a1B2c` is related, stories, wrap. */
export function wordsOfName(name: string): string[] {
  return name
    .replace(/_{1,2}[A-Za-z\d]*\d[A-Za-z\d]*$/, "") // the hash of a CSS module
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((part) => part !== "");
}

const LONGEST_NAME = 200;

/** The names in attributes such as `class` and `id`. */
export function namesIn(...attributes: readonly string[]): string[] {
  return attributes
    .flatMap((attribute) => attribute.split(/\s+/))
    .filter((name) => name !== "" && name.length < LONGEST_NAME);
}

/** The words of a text, each once. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
