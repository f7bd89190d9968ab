import type { ExitCode, Session } from "./context.ts";

export interface CommandDescription {
  readonly name: string;
  readonly summary: string;
  /** Its notation and its description, for a command that takes words. */
  readonly argument?: readonly [string, string];
  readonly examples: readonly string[];
  /** Loaded when it is called for: what one command needs shall not slow another one's start. */
  readonly load: () => Promise<CommandAction>;
}

type CommandAction = (session: Session, words: readonly string[]) => Promise<ExitCode>;

export const COMMANDS: readonly CommandDescription[] = [
  {
    name: "index",
    summary: "Bring the index into line with the documents folder, or index the files and folders named.",
    argument: ["[path...]", "files or folders below the documents folder"],
    examples: [
      "pincite index",
      "pincite index --documents ~/articles --index ~/articles-index",
      "pincite index documents/europe documents/treaty.pdf",
      "pincite index --watch",
    ],
    load: async () => (await import("./commands/build-index.ts")).index,
  },
  {
    name: "remove",
    summary:
      "Take documents out of the library; their files stay, and come back only when `index` names them.",
    argument: ["<id|path...>", "ids of documents, files or folders"],
    examples: ["pincite remove documents/europe/draft.md", "pincite remove 3f0c2a9d51b7e864"],
    load: async () => (await import("./commands/remove.ts")).remove,
  },
  {
    name: "search",
    summary: "Print the passages nearest to a query, best first.",
    argument: ["<query...>", "words, with or without quotes"],
    examples: [
      "pincite search arms control treaties",
      'pincite search -k 3 --json "sale of Alaska" | jq .hits[0].citation',
    ],
    load: async () => (await import("./commands/search.ts")).search,
  },
  {
    name: "ask",
    summary: "Answer a question with the sentences of the documents that answer it, each cited.",
    argument: ["<question...>", "words, with or without quotes; after -- also words that begin with a dash"],
    examples: [
      "pincite ask what did Ivanov say about Syria",
      'pincite ask "How much did the US pay for Alaska?" --json',
      "pincite ask -- what does the flag -v mean",
    ],
    load: async () => (await import("./commands/ask.ts")).ask,
  },
  {
    name: "serve",
    summary: "Serve the page and the HTTP API, after a look for new, changed and deleted documents.",
    examples: [
      "pincite serve",
      "pincite serve --port 8080 --documents ~/articles --index ~/articles-index",
      "curl 'http://127.0.0.1:3000/v1/ask?q=what+did+Ivanov+say+about+Syria'",
    ],
    load: async () => (await import("./commands/serve.ts")).serve,
  },
  {
    name: "status",
    summary: "Print what the library holds and which files could not be read; with --all, every document.",
    examples: [
      "pincite status",
      "pincite status --json | jq .failed",
      "pincite status --all | less",
      "pincite status --all --json | jq '.documents[] | {source, state, evidence}'",
    ],
    load: async () => (await import("./commands/status.ts")).status,
  },
  {
    name: "doctor",
    summary:
      "Check that the library on disk is whole, and say what would repair it; changes nothing. Ends with 1 where there is a fault.",
    examples: ["pincite doctor", "pincite doctor --json | jq '.checks[] | select(.state == \"fault\")'"],
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
];
