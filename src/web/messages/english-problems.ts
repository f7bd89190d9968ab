/** What is said of something that went wrong. */
interface ProblemWords {
  readonly title: string;
  /** What happened; the server's own sentence, which knows more, is shown in its place where it is of this language. */
  readonly detail: string;
  /** What the person can do now. */
  readonly advice: string;
}

const SERVER_TELLS = "If it stays like this, the terminal in which Pincite runs says why.";

export const ENGLISH_PROBLEMS = {
  unreachable: {
    title: "Pincite does not answer",
    detail: "No reply came from the server that this page was loaded from.",
    advice: "It may have been stopped. Start it again with “npm start”, then try again.",
  },
  notReady: {
    title: "The library is not ready",
    detail: "The server cannot answer at this moment.",
    advice: "It gets ready by itself. Try again in a moment.",
  },
  notBuilt: {
    title: "The library is not ready",
    detail: "Nothing is indexed yet.",
    advice: "Run “npx pincite index” in a terminal, then try again.",
  },
  busy: {
    title: "The library is being changed",
    detail: "Another process is changing the library, and only one can at a time.",
    advice: "Wait a moment, then try again.",
  },
  overloaded: {
    title: "Too much to do at this moment",
    detail: "More is asked of the server than it can answer at once.",
    advice: "Wait a few seconds, then try again.",
  },
  tooLong: {
    title: "It took too long",
    detail: "Answering took longer than one question may take, and was ended.",
    advice: "Ask a shorter question, or with fewer filters.",
  },
  full: {
    title: "The disk is full",
    detail: "No space is left on the server's disk. What was there before is kept.",
    advice: "Free some space on the machine on which Pincite runs, then try again.",
  },
  damaged: {
    title: "The library cannot be used",
    detail: "The library on the server's disk is damaged, or of another version of Pincite.",
    advice: "Run “npx pincite doctor” in a terminal: it says what repairs it.",
  },
  notFound: {
    title: "Not in the library",
    detail: "There is nothing with this id.",
    advice: "The document may have been removed since. Ask again to get citations that hold now.",
  },
  gone: {
    title: "No longer there",
    detail: "The file is no longer where it was, or no longer as it was.",
    advice: "Read the text that the library has kept, or let Pincite look through the folder again.",
  },
  keyRequired: {
    title: "An access key is needed",
    detail: "The server answers only with an access key.",
    advice:
      "Whoever runs this server makes one with “npx pincite keys create”. It is kept until this tab is closed.",
  },
  keyRefused: {
    title: "This access key is not accepted",
    detail: "It was mistyped, has expired or was revoked.",
    advice: "Compare it with the key that you were given, or ask whoever runs this server for a new one.",
  },
  notAllowed: {
    title: "This access key allows less",
    detail: "This access key does not allow that.",
    advice: "Ask whoever runs this server for a key that allows it.",
  },
  tooOften: {
    title: "Too much at once",
    detail: "More was asked within a minute than the server allows.",
    advice: "Wait a minute, then try again.",
  },
  tooLarge: {
    title: "Too large",
    detail: "This is more than the server reads at once.",
    advice: "Send less at once.",
  },
  unsupported: {
    title: "Of a kind that is not read",
    detail: "The server does not read files of this kind.",
    advice: "Save it as PDF, DOCX, HTML or text and add that.",
  },
  conflict: {
    title: "Changed meanwhile",
    detail: "Somebody else has changed it since this page was loaded.",
    advice: "Look at it as it is now, and change it again.",
  },
  invalid: {
    title: "That cannot be asked",
    detail: "The server does not understand the request.",
    advice: "Change the question and ask again.",
  },
  internal: {
    title: "Pincite could not answer",
    detail: "Something went wrong in Pincite.",
    advice: `Try again. ${SERVER_TELLS}`,
  },
  inPage: {
    title: "Something went wrong in this page",
    detail: "The page met something that it was not made for.",
    advice: "Load the page again. If it stays like this, it is a fault of Pincite.",
  },
} satisfies Readonly<Record<string, ProblemWords>>;

/** What went wrong, as far as it matters to whoever looks at the page. */
export type ProblemKind = keyof typeof ENGLISH_PROBLEMS;
