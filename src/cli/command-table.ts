import { Option } from "commander";
import { CITATION_FORMATS } from "../api/citation-formats.ts";
import type { ExitCode } from "../api/problems/exit-codes.ts";
import { SETTING_NAMES } from "../config/configuration-settings.ts";
import { LIMIT_SETTINGS } from "../config/reading-limits.ts";
import type { Session } from "./command-context.ts";
import {
  EDIT_OPTIONS,
  EVALUATION_OPTIONS,
  GLOBAL_SETTINGS,
  KEY_OPTIONS,
  settingOption,
} from "./option-table.ts";
import { FILTER_OPTIONS, PAGE_OPTIONS, QUESTION_OPTIONS } from "./question-options.ts";

export interface CommandDescription {
  /** Two words for a command of a group. */
  readonly name: string;
  readonly summary: string;
  /** Its notation and its description, for a command that takes words. */
  readonly argument?: readonly [string, string];
  /** Besides those of every command (`GLOBAL_OPTIONS`). */
  readonly options?: readonly Option[];
  /** Builds libraries of its own: `--documents` and `--index` mean nothing to it. */
  readonly isWithoutLibrary?: true;
  readonly examples: readonly string[];
  /** Loaded when it is called for: what one command needs must not slow another one's start. */
  readonly load: () => Promise<CommandAction>;
}

type CommandAction = (session: Session, words: readonly string[]) => Promise<ExitCode>;

/** The commands of two words, by their first one: it does nothing alone. */
export const GROUPS: Readonly<Record<string, Pick<CommandDescription, "summary" | "examples">>> = {
  alerts: {
    summary:
      "List the questions that are kept, show what new documents have brought for them, and remove them. `watch-for` keeps one.",
    examples: [
      "pincite watch-for sanctions relief",
      "pincite alerts list",
      "pincite alerts hits alert_3f0c2a9d51b7e864",
    ],
  },
  keys: {
    summary: "Create, list and revoke the access keys that other machines need to reach the server.",
    examples: [
      "pincite keys create --name newsroom --scope read",
      "pincite keys list",
      "pincite keys revoke 3f0c2a9d51b7",
    ],
  },
};

const FORCE = new Option("--force", "replace what is there");

const PASSPHRASE_FILE = new Option(
  "--passphrase-file <file>",
  "file of the passphrase that the backup is signed with, or of another index folder's backup.key; PINCITE_BACKUP_PASSPHRASE holds a passphrase itself (default: backup.key in the index folder)",
);

const LIMITS = SETTING_NAMES.filter((name) => name in LIMIT_SETTINGS || name === "recognitionLanguages").map(
  settingOption,
);

/** What a server is started with. */
const SERVICE = SETTING_NAMES.filter((name) => !GLOBAL_SETTINGS.includes(name)).map(settingOption);

export const COMMANDS: readonly CommandDescription[] = [
  {
    name: "index",
    summary: "Bring the index into line with the documents folder, or index the files and folders named.",
    argument: ["[path...]", "files or folders below the documents folder"],
    options: [
      new Option("--watch", "go on following the documents folder until Ctrl-C"),
      new Option("--allow-removals", "take documents out also where most of their files are gone"),
      ...LIMITS,
    ],
    examples: [
      "pincite index",
      "pincite index --documents ~/articles --index ~/articles-index",
      "pincite index documents/europe documents/treaty.pdf",
      "pincite index --watch",
    ],
    load: async () => (await import("./commands/index-command.ts")).index,
  },
  {
    name: "remove",
    summary:
      "Take documents out of the library. Their files stay, and come back only when `index` names them; uploads are deleted.",
    argument: ["<id|path...>", "ids of documents, files or folders"],
    examples: ["pincite remove documents/europe/draft.md", "pincite remove 3f0c2a9d51b7e864"],
    load: async () => (await import("./commands/remove-command.ts")).remove,
  },
  {
    name: "edit",
    summary:
      "Correct the title, authors, date, address, language or tags of a document. The file stays as it is; the correction outlives reading it again.",
    argument: ["<id|path>", "a document's id, or its file"],
    options: EDIT_OPTIONS,
    examples: [
      'pincite edit documents/europe/draft.md --title "The treaty, second draft" --author "Ann Macleod" --date 2021-05-04',
      "pincite edit 3f0c2a9d51b7e864 --undo title --undo author",
    ],
    load: async () => (await import("./commands/edit-command.ts")).edit,
  },
  {
    name: "reread",
    summary: "Read the files of documents again, though they look the same.",
    argument: ["<id|path...>", "ids of documents, or files"],
    examples: ["pincite reread documents/europe/scan.pdf"],
    load: async () => (await import("./commands/edit-command.ts")).reread,
  },
  {
    name: "search",
    summary: "Print the passages nearest to a query, best first.",
    argument: [
      "<query...>",
      'words, with or without quotes; may hold "exact phrases", and operators such as author:Ivanov after:2018 before:2020-06 source:history lang:en tag:economy',
    ],
    options: [...QUESTION_OPTIONS, ...PAGE_OPTIONS],
    examples: [
      "pincite search arms control treaties",
      "pincite search 'author:Ivanov \"arms control\" since:2018'",
      "pincite search --source summits --from 2018-07-16 --to 2018-07-31 --explain sanctions",
      "pincite search --group-by document --mode lexical -k 20 --offset 20 treaty",
      'pincite search -k 3 --json "sale of Alaska" | jq .hits[0].citation',
    ],
    load: async () => (await import("./commands/search-command.ts")).search,
  },
  {
    name: "ask",
    summary: "Answer a question with the sentences of the documents that answer it, each cited.",
    argument: [
      "<question...>",
      "words, with or without quotes; after -- also words that begin with a dash; phrases and operators as in `search`",
    ],
    options: QUESTION_OPTIONS,
    examples: [
      "pincite ask what did Ivanov say about Syria",
      "pincite ask --author Ivanov --author Lavrov --from 2018-01-01 what became of Minsk",
      'pincite ask "How much did the US pay for Alaska?" --json',
      "pincite ask -- what does the flag -v mean",
    ],
    load: async () => (await import("./commands/ask-command.ts")).ask,
  },
  {
    name: "check",
    summary:
      "Check a quotation, or all quotations of a draft: whether the words stand in the documents, where, who says them, and what was changed. Ends with 3 where one is not verbatim, or a figure of the draft differs.",
    argument: [
      "<quotation|draft...>",
      "the words as quoted, where … and [ ] mark what was left out or put in; or a file of any kind that is read, which is not put into the library",
    ],
    options: [
      new Option("--by <name>", "who is said to have said it; a draft tells that itself"),
      new Option("--format <form>", "how it is printed; html, for a draft, is a page of its own").choices([
        "text",
        "html",
        "json",
      ]),
      ...FILTER_OPTIONS,
    ],
    examples: [
      'pincite check "a little less than two cents an acre"',
      'pincite check "The Senate approved the treaty" --by Seward',
      'pincite check --json "the words" | jq .verdict',
      "pincite check draft.docx",
      "pincite check draft.docx --format html > report.html",
      "pincite check draft.md --json | jq '.quotations[] | select(.check.verdict != \"verbatim\")'",
    ],
    load: async () => (await import("./commands/check-command.ts")).check,
  },
  {
    name: "said",
    summary:
      "Print what a person says in the documents, in order of time: own texts, quotations and what others report. Without a name, who speaks.",
    argument: ["[name...]", "the person, as a reader would call him or her"],
    options: [
      new Option(
        "--about <topic>",
        "only statements that hold these words, or stand under a heading that does",
      ),
      new Option(
        "--group-by <what>",
        "put together what is about one subject, by headings and by the words that statements share",
      ).choices(["subject"]),
      new Option("--format <form>", "how it is printed").choices(["text", "md", "csv", "json", "bibtex"]),
      ...FILTER_OPTIONS,
    ],
    examples: [
      "pincite said",
      "pincite said Ivanov --about Syria --from 2018-01-01",
      "pincite said Ivanov --group-by subject",
      "pincite said Ivanov --format csv > ivanov.csv",
    ],
    load: async () => (await import("./commands/said-command.ts")).said,
  },
  {
    name: "watch-for",
    summary:
      "Keep a question as an alert: what new documents say to it is listed by `alerts hits`. What is there already is no hit.",
    argument: ["<question...>", "words, with or without quotes; phrases and operators as in `search`"],
    options: [
      ...FILTER_OPTIONS,
      new Option(
        "--webhook <url>",
        "where a server sends each hit as well; below an address of --alert-webhooks",
      ),
      settingOption("alertWebhooks"),
    ],
    examples: [
      "pincite watch-for sanctions relief",
      "pincite watch-for --author Ivanov what is said about Syria",
      "pincite watch-for sanctions relief --json | jq -r .feed",
    ],
    load: async () => (await import("./commands/alert-commands.ts")).watchFor,
  },
  {
    name: "alerts list",
    summary: "Print the questions that are kept, with how much new documents have brought for them.",
    examples: ["pincite alerts list", "pincite alerts list --json | jq '.alerts[] | {id, question, hits}'"],
    load: async () => (await import("./commands/alert-commands.ts")).listAlerts,
  },
  {
    name: "alerts hits",
    summary: "Print what new documents have brought for an alert, the newest first, each cited.",
    argument: ["<id>", "the alert's id, as `alerts list` prints it"],
    options: [
      new Option("--limit <number>", "how many, 1 to 100 (default: 20)"),
      new Option("--cursor <cursor>", "go on behind a page, as it says at its end"),
    ],
    examples: [
      "pincite alerts hits alert_3f0c2a9d51b7e864",
      "pincite alerts hits alert_3f0c2a9d51b7e864 --json",
    ],
    load: async () => (await import("./commands/alert-commands.ts")).alertHits,
  },
  {
    name: "alerts remove",
    summary: "Remove alerts, with their hits and feeds.",
    argument: ["<id...>", "ids of alerts"],
    examples: ["pincite alerts remove alert_3f0c2a9d51b7e864"],
    load: async () => (await import("./commands/alert-commands.ts")).removeAlerts,
  },
  {
    name: "cite",
    summary: "Print the words of a passage with where they stand, for a text or a bibliography.",
    argument: [
      "<id>",
      "what `search`, `ask` and `alerts hits` print behind “cite”, or a passage's whole id of --json",
    ],
    options: [new Option("--format <format>", "how it is printed").choices(CITATION_FORMATS)],
    examples: [
      "pincite cite f144c3-f159fe57",
      "pincite cite f144c3-f159fe57 --format bibtex >> thesis.bib",
      "pincite cite f144c32370d0bd14-0-59-f159fe57",
    ],
    load: async () => (await import("./commands/cite-command.ts")).cite,
  },
  {
    name: "serve",
    summary: "Serve the page and the HTTP API, after a look for new, changed and deleted documents.",
    options: SERVICE,
    examples: [
      "pincite serve",
      "pincite serve --port 8080 --documents ~/articles --index ~/articles-index",
      "curl 'http://127.0.0.1:3000/v1/ask?q=what+did+Ivanov+say+about+Syria'",
    ],
    load: async () => (await import("./commands/serve-command.ts")).serve,
  },
  {
    name: "mcp",
    summary:
      "Let an AI assistant search, quote and read the documents: the Model Context Protocol over stdin and stdout. The assistant starts it.",
    examples: ["pincite mcp", "pincite mcp --documents ~/articles --index ~/articles-index"],
    load: async () => (await import("./commands/mcp-command.ts")).mcp,
  },
  {
    name: "status",
    summary: "Print what the library holds and which files could not be read; with --all, every document.",
    options: [new Option("--all", "print what is known of every document")],
    examples: [
      "pincite status",
      "pincite status --json | jq .failed",
      "pincite status --all | less",
      "pincite status --all --json | jq '.documents[] | {source, state, evidence}'",
    ],
    load: async () => (await import("./commands/status-command.ts")).status,
  },
  {
    name: "doctor",
    summary:
      "Check that the library on disk is whole, and say what would repair it. Ends with 1 where there is a fault.",
    options: [
      new Option(
        "--repair",
        "do what can be done without loss, and list it: keys, uploads and what was removed stay as they are",
      ),
    ],
    examples: [
      "pincite doctor",
      "pincite doctor --repair && pincite index",
      "pincite doctor --json | jq '.checks[] | select(.state == \"fault\")'",
    ],
    load: async () => (await import("./commands/doctor-command.ts")).doctor,
  },
  {
    name: "eval",
    summary:
      "Measure ranking and answers on test collections in BEIR format, beside simpler rankings, and reading on saved pages.",
    argument: [
      "<dir...>",
      "collections (corpus.jsonl, queries.jsonl, qrels/test.tsv), folders of them, or pages (html/, ground-truth.json)",
    ],
    options: EVALUATION_OPTIONS,
    isWithoutLibrary: true,
    examples: [
      "pincite eval collections/scifact",
      "pincite eval articles",
      "pincite eval collections --out before",
      "pincite eval collections --compare before",
      "pincite eval collections/nfcorpus --split dev --json | jq .collections[0].systems",
    ],
    load: async () => (await import("./commands/eval-command.ts")).evaluate,
  },
  {
    name: "keys create",
    summary: "Make an access key and print it, this once: only its hash is kept.",
    options: KEY_OPTIONS,
    examples: [
      "pincite keys create --name newsroom --scope read",
      "pincite keys create --name archive --scope read --tag budget --tag 2024 --expires 2027-12-31",
      "pincite keys create --name uploader --scope write --json | jq -r .key",
    ],
    load: async () => (await import("./commands/keys-command.ts")).createKey,
  },
  {
    name: "keys list",
    summary: "Print all access keys: what each may do, and when it was made, used, and ended.",
    examples: ["pincite keys list", "pincite keys list --json | jq '.keys[] | select(.state == \"live\")'"],
    load: async () => (await import("./commands/keys-command.ts")).listKeys,
  },
  {
    name: "keys revoke",
    summary: "End access keys for ever; a running server refuses them from its next request on.",
    argument: ["<id...>", "ids, as `pincite keys list` prints them"],
    examples: ["pincite keys revoke 3f0c2a9d51b7"],
    load: async () => (await import("./commands/keys-command.ts")).revokeKeys,
  },
  {
    name: "backup",
    summary:
      "Write the library as it is at this moment into one file: documents, passages, vectors, uploads and access keys; not your own files, and no jobs. A server and a running index go on meanwhile.",
    argument: ["<file>", "the file to write; --force replaces one that is there"],
    options: [
      FORCE,
      new Option(
        "--verify",
        "check all of a backup that is there, and who made it; ends with 1 where `restore` would refuse it",
      ),
      PASSPHRASE_FILE,
    ],
    examples: [
      "pincite backup ~/articles.backup",
      "pincite backup --force --index ~/articles-index nightly.backup",
      "pincite backup --verify nightly.backup",
    ],
    load: async () => (await import("./commands/backup-command.ts")).backup,
  },
  {
    name: "restore",
    summary:
      "Put the library of a backup in place of the present one, after a check of all of it. A running server goes over to it by itself. Access keys revoked since stay revoked.",
    argument: ["<file>", "what `pincite backup` wrote"],
    options: [
      FORCE,
      PASSPHRASE_FILE,
      new Option(
        "--without-keys",
        "leave the access keys of the backup out; restores also one of which it is not known who made it",
      ),
    ],
    examples: [
      "pincite restore --force ~/articles.backup",
      "pincite restore ~/articles.backup --index ~/articles-index --passphrase-file ~/safe/backup.key",
      "pincite restore ~/articles.backup --index ~/articles-index --without-keys",
    ],
    load: async () => (await import("./commands/restore-command.ts")).restore,
  },
  {
    name: "config",
    summary:
      "Print every setting with its value and where it comes from: a flag, the environment, the file of settings, or the default.",
    options: SERVICE,
    examples: [
      "pincite config",
      "pincite config --config /etc/pincite.json",
      "pincite config --json | jq '.settings[] | select(.origin != \"default\")'",
    ],
    load: async () => (await import("./commands/config-command.ts")).config,
  },
];
