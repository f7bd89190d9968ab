import type { Notice } from "../../api/notices/notice.ts";
import { confidenceWords, headline } from "../../api/questions/answer-wording.ts";
import type { Answered, AskResult, NotAnswered } from "../../api/questions/question-responses.ts";
import type { FacetName } from "../../api/filters/facets.ts";
import type { HitContributions } from "../../api/questions/hit.ts";
import type {
  QuoteCheck,
  QuoteDifference,
  QuoteRemark,
  QuoteSpeaker,
} from "../../api/quotes/quote-responses.ts";
import type { Difference } from "../../api/differences/difference-responses.ts";
import { differenceHeading } from "../../api/differences/difference-wording.ts";
import { draftHeading, draftSummary, figureHeading, isFaithful } from "../../api/drafts/draft-wording.ts";
import type { DraftCheck, DraftFigure, DraftQuotation } from "../../api/drafts/draft-responses.ts";
import type { PersonStatement } from "../../api/quotes/person-responses.ts";
import type { StatementFormat } from "../../api/quotes/statement-formats.ts";
import { differenceText, VERDICT_WORDS } from "../../api/quotes/quote-wording.ts";
import type { EditableField } from "../edit/metadata-fields.ts";
import type { FilterName } from "../ask/filter.ts";
import type { Column, ListedState } from "../library/listing.ts";
import type { PinState } from "../pins/pins.ts";
import type { ExportColumns } from "../pins/pins-export.ts";
import { ENGLISH_PROBLEMS } from "./english-problems.ts";
import { wordingOf, type Child, type Rich } from "./wording.ts";

/** The English that the world reads: a day before its month, so that nobody takes one for the other. */
const wording = wordingOf("en-GB");
const { number, counted, form, anyOf } = wording;

const counts = {
  documents: (count: number) => counted(count, { one: "document", other: "documents" }),
  passages: (count: number) => counted(count, { one: "passage", other: "passages" }),
  files: (count: number) => counted(count, { one: "file", other: "files" }),
  pages: (count: number) => counted(count, { one: "page", other: "pages" }),
  characters: (count: number) => counted(count, { one: "character", other: "characters" }),
  filters: (count: number) => counted(count, { one: "filter", other: "filters" }),
};

const page = {
  tagline: "Ask your documents. Every answer comes with the exact passage it rests on.",
  skip: "Skip to the answer",
  modes: "What to do",
  ask: "Ask",
  quote: "Check a quote",
  people: "People",
  documents: "Documents",
  alerts: "Kept questions",
  pins: "Pins",
  allDocuments: "All documents",
  httpApi: "HTTP API",
  language: "Show this page in",
  forgetKey: "Forget the access key",
  accessKey: "Access key",
  useKey: "Use this key",
  tryAgain: "Try again",
  answer: "Answer",
  passages: "Passages",
  waiting: "Looking through your documents…",
  slow: "This takes longer than usual. The server may have much to do; what you asked is not lost.",
  triedAgain: "The page also tries again by itself.",
  noDocuments: "No documents yet",
  held: (documents: number, passages: number) =>
    `${counts.documents(documents)}, ${counts.passages(passages)}`,
};

const ask = {
  field: "Your question",
  placeholder: "What do you want to know?",
  send: "Ask",
  empty: "Type a question first.",
  topics: "In your documents, for instance",
  recent: "Asked before",
  suggested: "Suggested questions",
  suggestions: (count: number) =>
    `${counted(count, { one: "suggestion", other: "suggestions" })}: choose with the arrow keys`,
  eraseRecent: "Erase them",
  copyRecent: "Copy them",
  recentCopied: "Questions copied.",
  chooseDocuments: "Choose documents",
  filters: "Filters",
  filtersHelp: (author: Child, after: Child, phrase: Child): Rich => [
    "Only documents that fit are searched. Separate several values with semicolons; one of them has to fit. " +
      "The question itself may say ",
    author,
    ", ",
    after,
    " or ",
    phrase,
    ", too.",
  ],
  examplePhrase: "an exact phrase",
  filterNames: {
    author: "Author",
    from: "Published from",
    to: "Published until",
    undated: "Also documents without a date",
    source: "File or folder",
    language: "Language",
    tag: "Tag",
    format: "Format",
  } satisfies Readonly<Record<FilterName, string>>,
  facetNames: {
    author: "Author",
    year: "Year",
    folder: "Folder",
    language: "Language",
    tag: "Tag",
    format: "Format",
  } satisfies Readonly<Record<FacetName, string>>,
  corrected: (used: Child, typed: Child): Rich => [
    "Looked for ",
    used,
    " in place of ",
    typed,
    ", which occurs nowhere.",
  ],
  onlyPhrase: (phrase: Child): Rich => ["Only with “", phrase, "”"],
  removePhrase: (phrase: string) => `Look for “${phrase}” by its words alone`,
  speaker: (name: Child): Rich => ["Looked above all for what ", name, " says."],
  removeFilter: (filter: string) => `Remove the filter ${filter}`,
  searchUndated: (count: number) => `Search the ${counts.documents(count)} without a date, too`,
  passagesOnly: "Passages only",
  remove: "Remove",
  inQuestion: "in the question",
};

const answer = {
  ranked: "Passages, the best first",
  restsOn: "What the answer rests on",
  alsoClose: "Also close to the question",
  closest: "The closest passages",
  closestRemark: "They may hold an answer: read them and judge.",
  nearest: "The nearest passages",
  nearestRemark: "They do not answer the question. They are only the closest that the documents come to it.",
  from: (passages: number) => `from ${counts.passages(passages)}`,
  took: (milliseconds: number) =>
    `in ${counted(milliseconds, { one: "millisecond", other: "milliseconds" })}`,
  confidence: (result: AskResult) => {
    const { word, meaning } = confidenceWords(result);
    return `confidence: ${word} – ${meaning}`;
  },
  headline: (result: NotAnswered) => headline(result),
  /** Null where the server's own sentences are to be shown. */
  reason: (_result: NotAnswered): string | null => null,
  /** The same of the sentence that states a document's author or date. */
  stated: (_result: Answered): string | null => null,
  differing: (difference: Difference) => differenceHeading(difference),
  coverage: (searched: number, total: number) =>
    `${number(searched)} of ${counts.documents(total)} searched, reading on…`,
  coverageBar: "Documents searched",
  citation: (rank: number, line: string) => `Citation ${number(rank)}: ${line}`,
  passage: (rank: number) => `Passage ${number(rank)}`,
  page: (page: number) => `page ${page}`,
  score: (score: number) => `score ${wording.decimal(score, 2)}`,
  scoreMeaning: "How well the passage fits the question, from 0 to 1",
  more: "More passages",
  further: "Further passages",
  noMore: "There are no further passages.",
  nearlySame: "Nearly the same is said in",
  andMore: (count: number) => ` and ${number(count)} more`,
  onceMore: "this document once more",
  why: "Why this passage?",
  scoreParts: (rank: number) => `What the score of passage ${number(rank)} is made of`,
  scoreTotal: "Score",
  contributions: {
    lexical: "Words of the question",
    dense: "Meaning of the whole passage",
    document: "What its document is about",
    sentence: "Its best sentence",
    feedback: "The words that the best passages share",
    attribution: "The right person speaks",
    referenceList: "Stands in a list of references",
    neighbours: "Company of similar passages",
  } satisfies Readonly<Record<keyof HitContributions, string>>,
};

const quote = {
  field: "The quotation to check",
  placeholder: "Paste a quotation: is it verbatim, and where does it stand?",
  send: "Check",
  empty: "Paste a quotation first.",
  waiting: "Looking for these words in your documents…",
  verdicts: VERDICT_WORDS,
  /** Null where the server's own sentence is to be shown. */
  summary: (_check: QuoteCheck): string | null => null,
  where: "Where the words stand",
  nearest: "The nearest sentences, which are no quotation",
  asQuoted: "As quoted",
  inDocument: "In the document",
  differences: "Differences",
  difference: (difference: QuoteDifference) => differenceText(difference),
  /** Null where the server's own sentence is to be shown. */
  remark: (_kind: QuoteRemark["kind"]): string | null => null,
  speaker: ({ name, kind }: QuoteSpeaker) => `${name} (${kind === "own" ? "own text" : kind})`,
};

const draft = {
  choose: "Check a whole draft…",
  file: "The draft to check",
  drop: "Drop a draft to check its quotations",
  sending: (name: string) => `Sending ${name}…`,
  reading: (name: string) => `Waiting for ${name} to be read…`,
  checking: (done: number, total: number) => `${number(done)} of ${number(total)} quotations checked`,
  numbers: (done: number, total: number) =>
    `Comparing numbers and dates: ${number(done)} of ${number(total)} sentences`,
  stop: "Stop",
  isFaithful,
  summary: (check: DraftCheck) => draftSummary(check),
  quotations: "Quotations of the draft",
  figures: "Numbers and dates that do not agree",
  nearest: "The nearest in the documents:",
  heading: (quotation: DraftQuotation) => draftHeading(quotation),
  figure: (figure: DraftFigure) => figureHeading(figure),
  instead: (value: string) => `The document says “${value}”:`,
};

const copy = {
  quote: "Copy quote",
  quoteCopied: "Quote copied.",
  withCitation: "Copy with citation",
  withCitationCopied: "Quote and citation copied.",
  /** The words and their citation, as they are copied. */
  cited: (words: string, citation: string) => `“${words}” (${citation})`,
  citeAs: "Cite as",
  link: "Copy link",
  linkCopied: "Link copied.",
  formatCopied: (format: string) => `${format} copied.`,
  refused: "Your browser allows no copying here.",
};

const add = {
  addFiles: "Add files",
  filesToAdd: "Files to add",
  drop: "Drop the files to add them",
  added: "Added files",
  clear: "Clear the list",
  tryAgain: (name: string) => `Try again: ${name}`,
  uploaded: (count: number) => counted(count, { one: "uploaded file", other: "uploaded files" }),
  waiting: "Waits to be sent",
  sending: (sent: number) => `Being sent, ${wording.percent(sent)}`,
  queued: "Waits to be read",
  reading: "Being read…",
  readingPassages: (passages: number) => `Being read, ${counts.passages(passages)}`,
  done: "Added",
  unchanged: "Already in the library",
  deletedMeanwhile: "Deleted meanwhile",
  cancelled: "Stopped. It is kept, and read with the next look at the folder.",
  refused: "Not added:",
  unreadable: "Could not be read:",
  noReason: "No reason is known.",
  summaryUnderWay: (all: number, done: number, failed: number) =>
    `Adding ${counts.files(all)}: ${number(done)} done${notAdded(failed)}`,
  summary: (done: number, failed: number) => `${counts.files(done)} added${notAdded(failed)}`,
  delete: "Delete",
  deleteNamed: (name: string) => `Delete ${name}`,
  undo: "Undo",
  undoNamed: (name: string) => `Undo deleting ${name}`,
  willBeDeleted: "Will be deleted",
  deleting: "Being deleted…",
  deleted: "Deleted",
  notDeleted: "Not deleted:",
};

function notAdded(failed: number): string {
  return failed === 0 ? "" : `, ${number(failed)} not added`;
}

const library = {
  title: "Documents",
  listed: (from: number, to: number, total: number) =>
    `${number(from)} to ${number(to)} of ${counts.documents(total)}`,
  noneFits: "No document fits.",
  showAll: "Show all documents",
  noneYet: "There are no documents yet. Add files here, or put them into the documents folder.",
  noneForKey: (tags: readonly string[]) =>
    `This access key shows only documents with the ${form(tags.length, { one: "tag", other: "tags" })} ` +
    `${anyOf(tags.map((tag) => `“${tag}”`))}, and there are none.`,
  pages: "Pages",
  page: (page: number, last: number) => `Page ${number(page)} of ${number(last)}`,
  previous: "Previous",
  next: "Next",
  last: "Last",
  words: "Title, author or file",
  state: "State",
  states: { all: "All", indexed: "In the library", unread: "Not read" } satisfies Readonly<
    Record<ListedState, string>
  >,
  order: "Order",
  all: "All",
  find: "Find",
  columns: {
    title: "Title",
    author: "Authors",
    date: "Date",
    format: "Format",
    state: "State",
    indexedAt: "Indexed",
  } satisfies Readonly<Record<Column, string>>,
  andMore: (count: number) => ` and ${number(count)} more`,
  isIn: "In the library",
  failed: "Could not be read",
  skipped: "Of a kind that is not read",
  noReason: "No reason is known.",
  newestFailed: "The newest version could not be read:",
  nearlySame: (source: Child): Rich => ["It says nearly the same as ", source, "."],
};

const reader = {
  opening: "Opening…",
  openingPages: "Opening the pages…",
  failed: "This document could not be opened",
  text: "Text of the document",
  toPassage: "To the passage",
  close: "Close",
  previousCitation: "Previous citation",
  nextCitation: "Next citation",
  place: (at: number, of: number) => `${number(at)} of ${number(of)}`,
  author: "Author",
  date: "Date",
  file: "File",
  length: "Length",
  address: "Original",
  original: "Original",
  moved:
    "The document has changed since the passage was cited. The cited words stand unchanged at another place, where they are marked.",
  changed:
    "This document has changed since the passage was cited, so nothing is marked in it. Ask again for a citation that holds now.",
  asCited: "As it was cited",
  now: "What stands there now",
  shorter: "Nothing: the document has become shorter.",
  outdated: "This is an earlier version; the newest could not be read:",
  find: "Find in the document",
  findIn: "In this document",
  notFound: "not in the text",
  matches: (at: number, count: number, hasMore: boolean) =>
    `${number(at)} of ${number(count)}${hasMore ? "+" : ""}`,
  previousMatch: "Previous match",
  nextMatch: "Next match",
  headings: "Headings",
  pages: "Pages",
  page: (page: number) => `Page ${page}`,
  selected: "The selected words",
};

const edit = {
  correct: "Correct…",
  readAgain: "Read again",
  title: "What is known of this document",
  help:
    "Separate several authors and tags with semicolons. What is set here counts in the place of what the file says; the file " +
    "itself stays as it is.",
  save: "Save",
  cancel: "Cancel",
  saved: "Saved. The file is being read again.",
  beingRead: "The file is being read again.",
  fields: {
    title: "Title",
    authors: "Authors",
    date: "Date",
    url: "Address",
    language: "Language",
    tags: "Tags",
  } satisfies Readonly<Record<EditableField, string>>,
  fileSays: (value: Child): Rich => ["The file says: ", value],
  fileSaysNothing: "The file says nothing of it.",
  takeBack: "Take back",
  takeBackNamed: (field: string) => `Take back: ${field}`,
};

const pdf = {
  pages: "Pages of the document",
  readAs: "Read as",
  asPages: "Page",
  asText: "Text",
  page: "Page",
  ofPages: (count: number) => `of ${count}`,
  pageOf: (page: number, count: number) => `Page ${page} of ${count}`,
  smaller: "Smaller pages",
  larger: "Larger pages",
  textInstead: "The pages cannot be shown, so this is the text that was read.",
  pageFailed: (page: number, why: string) =>
    `Page ${page} cannot be shown. ${why} Its words stand under “Text”.`,
  noPages: {
    notLoaded: "This browser could not load what shows PDFs.",
    tooMany: "It has too many pages.",
    noPdf: "The file is no longer a PDF.",
    tooLarge: "The file is larger than a gigabyte.",
    tooSlow: "It takes too long to read.",
    password: "The file needs a password.",
    damaged: "The file is damaged.",
    changed: "The file could not be loaded, or has changed meanwhile.",
    unknown: "The file could not be shown.",
  },
  changed:
    "The file has changed since it was read: these are its present pages, and the text is the one before.",
  notMarked: (page: number, isWritten: boolean) =>
    `The cited words could not be marked on page ${page}. ` +
    (isWritten
      ? "They are written in another way there than in the text that was read."
      : "The page is a picture, and its words were recognised.") +
    " Under “Text” they are marked.",
  markedAbout: (page: number) =>
    `Page ${page} is a picture, and its words were recognised: the bar at its edge shows about where the cited words stand. ` +
    "Under “Text” they are marked.",
  notAllMarked: "Not all of the cited words could be marked on the page. Under “Text” they are.",
  marked: (page: number) => `The cited words are marked on page ${page}.`,
};

const alerts = {
  title: "Kept questions",
  keep: "Tell me when something new is found",
  kept: "This question is kept: what new documents say to it is listed.",
  showAll: "All kept questions",
  feed: "Its feed, for a feed reader",
  waiting: "Looking for what is new…",
  none: "No question is kept. Ask one, and choose “Tell me when something new is found” below its answer.",
  nothingNew: "New documents have brought nothing so far.",
  hits: (count: number) =>
    count === 0 ? "nothing new yet" : counted(count, { one: "passage found", other: "passages found" }),
  fresh: (count: number) => `${number(count)} new`,
  new: "New",
  stopped: "Stopped: the access key that it was kept with is no longer in force.",
  found: (moment: string) => `Found ${moment}`,
  more: "Earlier ones",
  remove: "Remove",
  removeNamed: (question: string) => `Remove “${question}”`,
};

const people = {
  title: "Who speaks",
  filter: "Name",
  waiting: "Looking who speaks…",
  listed: (total: number) => counted(total, { one: "person", other: "people" }),
  statements: (count: number) => counted(count, { one: "statement", other: "statements" }),
  listedStatements: (from: number, to: number, total: number) =>
    `${number(from)} to ${number(to)} of ${counted(total, { one: "statement", other: "statements" })}`,
  alsoCalled: "also called",
  none: "Nobody speaks in your documents under a name, as far as their texts tell.",
  noneForKey: (tags: readonly string[]) =>
    `This access key shows only documents with the ${form(tags.length, { one: "tag", other: "tags" })} ` +
    `${anyOf(tags.map((tag) => `“${tag}”`))}, and nobody speaks in them under a name.`,
  noneFits: "Nobody is called so.",
  showAll: "Show everybody",
  everybody: "Everybody who speaks",
  waitingFor: (name: string) => `Looking for what ${name} says…`,
  about: "About",
  grouped: "By subject",
  subjects: "Subjects",
  otherSubjects: "Other subjects",
  inTime: "Statements in order of time",
  allOf: (name: string) => `All that ${name} says`,
  undated: "without a date",
  kinds: {
    own: "own text",
    quoted: "quoted by others",
    reported: "reported in others’ words",
  } satisfies Readonly<Record<PersonStatement["kind"], string>>,
  alsoIn: (count: number) =>
    `The same words in ${counted(count, { one: "other place", other: "other places" })}`,
  saveAs: {
    md: "Save as Markdown",
    csv: "Save as CSV",
    bibtex: "Save as BibTeX",
  } satisfies Readonly<Record<StatementFormat, string>>,
  saved: (name: string) => `All that ${name} says of this was saved.`,
};

/** Null where the server's own sentence is to be shown. */
const notice = (_said: Notice): string | null => null;
const pins = {
  pin: "Pin",
  unpin: "Unpin",
  pinAnswer: "Pin the answer",
  unpinAnswer: "Unpin the answer",
  pinned: "Pinned.",
  unpinned: "No longer pinned.",
  full: (most: number) => `${number(most)} pins are the most. Remove some first.`,
  showAll: "All pins",
  title: "Pinned passages",
  none: "Nothing is pinned. Choose “Pin” below a passage, an answer or a quotation, or at words that you select in a document.",
  keptHere: "Kept in this browser alone.",
  keptForTab: "Kept until this tab is closed or the access key is forgotten.",
  notKept: "This browser keeps nothing more for the page: these pins are gone when it is left. Save them.",
  copyMarkdown: "Copy as Markdown",
  saveMarkdown: "Save as Markdown",
  saveCsv: "Save as CSV",
  copied: "Pins copied.",
  csvSaved: "A cell that a spreadsheet would run as a formula begins with an apostrophe.",
  move: { up: "Move up", down: "Move down" },
  moveNamed: {
    up: (citation: string) => `Move up: ${citation}`,
    down: (citation: string) => `Move down: ${citation}`,
  },
  movedTo: (place: number, of: number) => `Now number ${number(place)} of ${number(of)}.`,
  remove: "Remove",
  removeNamed: (citation: string) => `Remove the pin ${citation}`,
  removed: "Removed",
  undo: "Undo",
  undoNamed: (citation: string) => `Undo removing the pin ${citation}`,
  removeAll: "Remove all",
  undoAll: "Put all back",
  asked: "Asked:",
  open: "Read it there",
  checked: (moment: string) => `Checked against the documents: ${moment}`,
  states: {
    checking: "Being checked…",
    stands: "Stands in the document, word for word.",
    moved: "Stands in the document, word for word, at another place than when it was pinned.",
    changed: "The document no longer has these words: they are those that were pinned.",
    gone: "The document is no longer in the library: these are the words that were pinned.",
    unknown: "Not checked: these are the words that were pinned.",
  } satisfies Readonly<Record<PinState["state"], string>>,
  columns: {
    words: "Words",
    citation: "Citation",
    link: "Link",
    state: "State",
    question: "Asked",
  } satisfies ExportColumns,
};

/** All that the page says of itself, in English: the table by which the others are measured. */
export const ENGLISH = {
  wording,
  counts,
  page,
  ask,
  answer,
  quote,
  notice,
  draft,
  people,
  alerts,
  pins,
  copy,
  add,
  library,
  reader,
  pdf,
  edit,
  problems: ENGLISH_PROBLEMS,
};

/** All that the page says of itself. */
export type Messages = typeof ENGLISH;
