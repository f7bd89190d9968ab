type Tokenise = (text: string) => readonly number[];

/** Of which a text is made, each a piece that no token goes beyond. */
const SPACE = /[ \n]/u;

/**
 * A tokeniser that takes texts word by word, and remembers the words. Only of one that treats each word as if it stood alone: BERT's
 * does. The beginnings of the passages that answer a question are made tokens of, 300 words of which the library has most.
 */
export function wordByWord(tokenise: Tokenise, capacity: number): Tokenise {
  const remembering = rememberingTokens(tokenise, capacity);
  return (text) => {
    const tokens: number[] = [];
    // Not as arguments of one call: a line of code or data is one word of more tokens than the stack has room for.
    for (const word of text.split(SPACE))
      if (word !== "") for (const token of remembering(word)) tokens.push(token);
    return tokens;
  };
}

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
