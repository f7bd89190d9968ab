import type {
  Answered,
  AskResult,
  NotAnswered,
  SearchedLibrary,
} from "../../api/questions/question-responses.ts";
import { differingValues } from "../../api/differences/difference-wording.ts";
import { confidenceLevel, type ConfidenceLevel } from "../../api/questions/answer-wording.ts";
import type { Provenance } from "../../core/document.ts";
import type { Messages } from "./english.ts";
import { germanNotice } from "./german-notices.ts";
import { GERMAN_PEOPLE } from "./german-people.ts";
import { GERMAN_PROBLEMS } from "./german-problems.ts";
import { GERMAN_DRAFT, GERMAN_QUOTE } from "./german-quote.ts";
import { wordingOf } from "./wording.ts";

/*
 * The words of the German page, one for each thing:
 *   document: Dokument          passage: Textstelle          citation (a number at a sentence): Beleg
 *   citation line: Quellenangabe  quotation: Zitat           verbatim: wörtlich
 *   library: Bibliothek         to index: einlesen           to add: hinzufügen
 *   tag: Schlagwort             filter: Filter               access key: Zugangsschlüssel
 *   confidence: Sicherheit      score: Wertung               outcome "uncertain": unsicher
 * Whoever reads is addressed with "Sie"; quotations stand in „…“.
 */
const wording = wordingOf("de");
const { number, counted, form, anyOf } = wording;

const counts: Messages["counts"] = {
  documents: (count) => counted(count, { one: "Dokument", other: "Dokumente" }),
  passages: (count) => counted(count, { one: "Textstelle", other: "Textstellen" }),
  files: (count) => counted(count, { one: "Datei", other: "Dateien" }),
  pages: (count) => counted(count, { one: "Seite", other: "Seiten" }),
  characters: (count) => `${number(count)} Zeichen`,
  filters: (count) => `${number(count)} Filter`,
};

const page: Messages["page"] = {
  tagline: "Fragen Sie Ihre Dokumente. Jede Antwort nennt genau die Textstelle, auf der sie beruht.",
  skip: "Zur Antwort springen",
  modes: "Was Sie tun können",
  ask: "Fragen",
  quote: "Zitat prüfen",
  people: "Personen",
  documents: "Dokumente",
  alerts: "Gemerkte Fragen",
  pins: "Angeheftet",
  allDocuments: "Alle Dokumente",
  httpApi: "HTTP-API",
  language: "Diese Seite anzeigen auf",
  forgetKey: "Zugangsschlüssel vergessen",
  accessKey: "Zugangsschlüssel",
  useKey: "Diesen Schlüssel verwenden",
  tryAgain: "Noch einmal versuchen",
  answer: "Antwort",
  passages: "Textstellen",
  waiting: "Ihre Dokumente werden durchsucht …",
  slow: "Das dauert länger als sonst. Vielleicht hat der Server viel zu tun; Ihre Frage geht nicht verloren.",
  triedAgain: "Die Seite versucht es auch von selbst wieder.",
  noDocuments: "Noch keine Dokumente",
  held: (documents, passages) => `${counts.documents(documents)}, ${counts.passages(passages)}`,
};

const ask: Messages["ask"] = {
  field: "Ihre Frage",
  placeholder: "Was möchten Sie wissen?",
  send: "Fragen",
  empty: "Geben Sie zuerst eine Frage ein.",
  topics: "Zum Beispiel in Ihren Dokumenten",
  recent: "Zuletzt gefragt",
  suggested: "Vorgeschlagene Fragen",
  suggestions: (count) =>
    `${counted(count, { one: "Vorschlag", other: "Vorschläge" })}: mit den Pfeiltasten auszuwählen`,
  eraseRecent: "Liste löschen",
  copyRecent: "Liste kopieren",
  recentCopied: "Fragen kopiert.",
  chooseDocuments: "Dokumente auswählen",
  filters: "Filter",
  filtersHelp: (author, after, phrase) => [
    "Durchsucht werden nur Dokumente, auf die alles zutrifft. Trennen Sie mehrere Werte mit Semikolon; einer davon muss passen. " +
      "Auch in der Frage selbst können ",
    author,
    ", ",
    after,
    " oder ",
    phrase,
    " stehen.",
  ],
  examplePhrase: "ein genauer Wortlaut",
  filterNames: {
    author: "Autor",
    from: "Veröffentlicht ab",
    to: "Veröffentlicht bis",
    undated: "Auch Dokumente ohne Datum",
    source: "Datei oder Ordner",
    language: "Sprache",
    tag: "Schlagwort",
    format: "Format",
  },
  facetNames: {
    author: "Autor",
    year: "Jahr",
    folder: "Ordner",
    language: "Sprache",
    tag: "Schlagwort",
    format: "Format",
  },
  corrected: (used, typed) => ["Gesucht wurde ", used, " statt ", typed, ", das nirgends vorkommt."],
  onlyPhrase: (phrase) => ["Nur mit „", phrase, "“"],
  removePhrase: (phrase) => `„${phrase}“ nur nach den einzelnen Wörtern suchen`,
  speaker: (name) => ["Gesucht wurde vor allem nach dem, was ", name, " sagt."],
  removeFilter: (filter) => `Filter entfernen: ${filter}`,
  searchUndated: (count) => `Auch ${counts.documents(count)} ohne Datum durchsuchen`,
  passagesOnly: "Nur Textstellen",
  remove: "Entfernen",
  inQuestion: "aus der Frage",
};

const CONFIDENCE: Readonly<Record<ConfidenceLevel, string>> = {
  high: "hoch – fast alle solchen Antworten sind durch die Dokumente gedeckt",
  moderate: "mittel – etwa neun von zehn solchen Antworten sind durch die Dokumente gedeckt",
  low: "gering – etwa die Hälfte solcher Fragen beantworten die Dokumente",
  "very low": "sehr gering – kaum eine solche Frage beantworten die Dokumente",
};

const answer: Messages["answer"] = {
  ranked: "Textstellen, die besten zuerst",
  restsOn: "Worauf die Antwort beruht",
  alsoClose: "Außerdem nah an der Frage",
  closest: "Die nächstliegenden Textstellen",
  closestRemark: "Vielleicht enthalten sie eine Antwort: Lesen und urteilen Sie selbst.",
  nearest: "Die nächstliegenden Textstellen",
  nearestRemark: "Sie beantworten die Frage nicht. Näher kommen ihr die Dokumente nur nicht.",
  from: (passages) => `aus ${counted(passages, { one: "Textstelle", other: "Textstellen" })}`,
  took: (milliseconds) => `in ${counted(milliseconds, { one: "Millisekunde", other: "Millisekunden" })}`,
  confidence: (result: AskResult) => `Sicherheit: ${CONFIDENCE[confidenceLevel(result)]}`,
  headline: (result: NotAnswered) =>
    result.outcome === "uncertain" ? "Unsicher" : `Nicht in ${searched(result.library)}`,
  reason: (result: NotAnswered) => {
    // Of what was searched it is said how much that is.
    if (result.reasons?.[0]?.code !== "nothing-found") return null;
    return `Nichts in ${searched(result.library)} beantwortet diese Frage. Die nächstliegenden Textstellen sind aufgeführt.`;
  },
  stated: ({ answer: { metadata }, citations }: Answered) => {
    if (metadata === undefined) return null;
    const { field, value, evidence, citation } = metadata;
    const title = citations.find(({ rank }) => rank === citation)?.document.title ?? "";
    return field === "date"
      ? `„${title}“ ist vom ${wording.day(value)} (${EVIDENCE[evidence]}).`
      : `„${title}“ ist von ${value} (${EVIDENCE[evidence]}).`;
  },
  differing: ({ kind, statements }) => {
    const who =
      statements.length === 2 ? "Zwei Quellen widersprechen sich" : "Die Quellen widersprechen sich";
    if (kind === "denial") return `${who}: Was die eine sagt, bestreitet eine andere.`;
    const values = differingValues(statements).map(
      ({ value, dates }) =>
        `„${value}“${dates.length === 0 ? "" : ` (${dates.map(wording.day).join(", ")})`}`,
    );
    return `${who}: ${values.join(", ")}.`;
  },
  coverage: (searched, total) =>
    `${number(searched)} von ${counted(total, { one: "Dokument", other: "Dokumenten" })} durchsucht, weitere werden eingelesen …`,
  coverageBar: "Durchsuchte Dokumente",
  citation: (rank, line) => `Beleg ${number(rank)}: ${line}`,
  passage: (rank) => `Textstelle ${number(rank)}`,
  page: (page) => `Seite ${page}`,
  score: (score) => `Wertung ${wording.decimal(score, 2)}`,
  scoreMeaning: "Wie gut die Textstelle zur Frage passt, von 0 bis 1",
  more: "Weitere Textstellen",
  further: "Weitere Textstellen",
  noMore: "Es gibt keine weiteren Textstellen.",
  nearlySame: "Fast dasselbe steht in",
  andMore: (count) => ` und ${number(count)} weiteren`,
  onceMore: "diesem Dokument noch einmal",
  why: "Warum diese Textstelle?",
  scoreParts: (rank) => `Woraus sich die Wertung von Textstelle ${number(rank)} zusammensetzt`,
  scoreTotal: "Wertung",
  contributions: {
    lexical: "Wörter der Frage",
    dense: "Bedeutung der ganzen Textstelle",
    document: "Worum es im Dokument geht",
    sentence: "Ihr bester Satz",
    feedback: "Wörter, die die besten Textstellen gemeinsam haben",
    attribution: "Die richtige Person spricht",
    referenceList: "Steht in einem Literaturverzeichnis",
    neighbours: "Gesellschaft ähnlicher Textstellen",
  },
};

/** In the dative, for "Nicht in …". */
function searched({ complete, searched: done, waiting, unreadable }: SearchedLibrary): string {
  if (complete) return "Ihren Dokumenten";
  const total = done + (waiting ?? 0) + (unreadable ?? 0);
  const of = total > done ? `${number(done)} von ${number(total)}` : number(done);
  const documents = form(total, { one: "Dokument", other: "Dokumenten" });
  if (waiting === null) return `${of} ${documents}, die Ihr Schlüssel sehen darf`;
  if (waiting === 0 && total > done) return `${of} ${documents}, die gelesen werden konnten`;
  return `${of} bisher eingelesenen ${documents}`;
}

const EVIDENCE: Readonly<Record<Provenance, string>> = {
  edited: "so in der Bibliothek berichtigt",
  sidecar: "in der Begleitdatei des Dokuments",
  "front-matter": "im Vorspann der Datei",
  "json-ld": "in den Metadaten der Seite",
  "open-graph": "in den Metadaten der Seite",
  "html-meta": "in den Metadaten der Seite",
  "html-title": "im Titel der Seite",
  "pdf-info": "in den Eigenschaften der PDF-Datei",
  "document-properties": "in den Eigenschaften des Dokuments",
  "package-metadata": "in den Metadaten des Buchs",
  "mail-header": "im Kopf der E-Mail",
  column: "in der Spalte der Tabelle",
  headline: "in der Überschrift",
  byline: "in der Autorenzeile",
  dateline: "in der Datumszeile",
  "file-name": "im Dateinamen",
  detected: "nach der Art des Textes",
};

const copy: Messages["copy"] = {
  quote: "Zitat kopieren",
  quoteCopied: "Zitat kopiert.",
  withCitation: "Mit Quellenangabe kopieren",
  withCitationCopied: "Zitat und Quellenangabe kopiert.",
  cited: (words, citation) => `„${words}“ (${citation})`,
  citeAs: "Zitieren als",
  link: "Link kopieren",
  linkCopied: "Link kopiert.",
  formatCopied: (format) => `${format} kopiert.`,
  refused: "Ihr Browser erlaubt hier kein Kopieren.",
};

const add: Messages["add"] = {
  addFiles: "Dateien hinzufügen",
  filesToAdd: "Dateien, die hinzugefügt werden",
  drop: "Dateien hier loslassen, um sie hinzuzufügen",
  added: "Hinzugefügte Dateien",
  clear: "Liste leeren",
  tryAgain: (name) => `Noch einmal versuchen: ${name}`,
  uploaded: (count) => counted(count, { one: "hochgeladene Datei", other: "hochgeladene Dateien" }),
  waiting: "Wartet auf das Senden",
  sending: (sent) => `Wird gesendet, ${wording.percent(sent)}`,
  queued: "Wartet auf das Einlesen",
  reading: "Wird eingelesen …",
  readingPassages: (passages) => `Wird eingelesen, ${counts.passages(passages)}`,
  done: "Hinzugefügt",
  unchanged: "Schon in der Bibliothek",
  deletedMeanwhile: "Inzwischen gelöscht",
  cancelled: "Angehalten. Die Datei bleibt erhalten und wird beim nächsten Durchgang eingelesen.",
  refused: "Nicht hinzugefügt:",
  unreadable: "Nicht lesbar:",
  noReason: "Ein Grund ist nicht bekannt.",
  summaryUnderWay: (all, done, failed) =>
    `${form(all, { one: "Datei wird", other: `${number(all)} Dateien werden` })} hinzugefügt: ${number(done)} fertig${notAdded(failed)}`,
  summary: (done, failed) => `${counts.files(done)} hinzugefügt${notAdded(failed)}`,
  delete: "Löschen",
  deleteNamed: (name) => `Löschen: ${name}`,
  undo: "Rückgängig",
  undoNamed: (name) => `Rückgängig, nicht löschen: ${name}`,
  willBeDeleted: "Wird gleich gelöscht",
  deleting: "Wird gelöscht …",
  deleted: "Gelöscht",
  notDeleted: "Nicht gelöscht:",
};

function notAdded(failed: number): string {
  return failed === 0 ? "" : `, ${number(failed)} nicht hinzugefügt`;
}

const library: Messages["library"] = {
  title: "Dokumente",
  listed: (from, to, total) =>
    `${number(from)} bis ${number(to)} von ${counted(total, { one: "Dokument", other: "Dokumenten" })}`,
  noneFits: "Kein Dokument passt.",
  showAll: "Alle Dokumente zeigen",
  noneYet:
    "Es gibt noch keine Dokumente. Fügen Sie hier Dateien hinzu oder legen Sie sie in den Dokumentenordner.",
  noneForKey: (tags) =>
    `Dieser Zugangsschlüssel zeigt nur Dokumente mit dem Schlagwort ${anyOf(tags.map((tag) => `„${tag}“`))}, und davon gibt es keine.`,
  pages: "Seiten",
  page: (page, last) => `Seite ${number(page)} von ${number(last)}`,
  previous: "Zurück",
  next: "Weiter",
  last: "Letzte",
  words: "Titel, Autor oder Datei",
  state: "Zustand",
  states: { all: "Alle", indexed: "In der Bibliothek", unread: "Nicht gelesen" },
  order: "Reihenfolge",
  all: "Alle",
  find: "Suchen",
  columns: {
    title: "Titel",
    author: "Autoren",
    date: "Datum",
    format: "Format",
    state: "Zustand",
    indexedAt: "Eingelesen",
  },
  andMore: (count) => ` und ${number(count)} weitere`,
  isIn: "In der Bibliothek",
  failed: "Nicht lesbar",
  skipped: "Diese Art von Datei wird nicht gelesen",
  noReason: "Ein Grund ist nicht bekannt.",
  newestFailed: "Die neueste Fassung war nicht lesbar:",
  nearlySame: (source) => ["Fast dasselbe steht in ", source, "."],
};

const reader: Messages["reader"] = {
  opening: "Wird geöffnet …",
  openingPages: "Die Seiten werden geöffnet …",
  failed: "Dieses Dokument ließ sich nicht öffnen",
  text: "Text des Dokuments",
  toPassage: "Zur Textstelle",
  close: "Schließen",
  previousCitation: "Voriger Beleg",
  nextCitation: "Nächster Beleg",
  place: (at, of) => `${number(at)} von ${number(of)}`,
  author: "Autor",
  date: "Datum",
  file: "Datei",
  length: "Länge",
  address: "Original",
  original: "Original",
  moved:
    "Das Dokument hat sich geändert, seit die Textstelle zitiert wurde. Die zitierten Wörter stehen unverändert an anderer Stelle und sind dort markiert.",
  changed:
    "Dieses Dokument hat sich geändert, seit die Textstelle zitiert wurde; deshalb ist darin nichts markiert. Fragen Sie noch einmal, um einen gültigen Beleg zu bekommen.",
  asCited: "Wie zitiert",
  now: "Was dort jetzt steht",
  shorter: "Nichts: Das Dokument ist kürzer geworden.",
  outdated: "Dies ist eine frühere Fassung; die neueste war nicht lesbar:",
  find: "Im Dokument suchen",
  findIn: "In diesem Dokument",
  notFound: "nicht im Text",
  matches: (at, count, hasMore) => `${number(at)} von ${number(count)}${hasMore ? "+" : ""}`,
  previousMatch: "Voriger Treffer",
  nextMatch: "Nächster Treffer",
  headings: "Überschriften",
  pages: "Seiten",
  page: (page) => `Seite ${page}`,
  selected: "Die ausgewählten Wörter",
};

const edit: Messages["edit"] = {
  correct: "Berichtigen …",
  readAgain: "Neu einlesen",
  title: "Angaben zu diesem Dokument",
  help:
    "Trennen Sie mehrere Autoren und Schlagwörter mit Semikolon. Was hier steht, gilt statt dessen, was die Datei sagt; die " +
    "Datei selbst bleibt, wie sie ist.",
  save: "Speichern",
  cancel: "Abbrechen",
  saved: "Gespeichert. Die Datei wird neu eingelesen.",
  beingRead: "Die Datei wird neu eingelesen.",
  fields: {
    title: "Titel",
    authors: "Autoren",
    date: "Datum",
    url: "Adresse",
    language: "Sprache",
    tags: "Schlagwörter",
  },
  fileSays: (value) => ["Die Datei sagt: ", value],
  fileSaysNothing: "Die Datei sagt dazu nichts.",
  takeBack: "Zurücknehmen",
  takeBackNamed: (field) => `Zurücknehmen: ${field}`,
};

const pdf: Messages["pdf"] = {
  pages: "Seiten des Dokuments",
  readAs: "Lesen als",
  asPages: "Seite",
  asText: "Text",
  page: "Seite",
  ofPages: (count) => `von ${count}`,
  pageOf: (page, count) => `Seite ${page} von ${count}`,
  smaller: "Seiten verkleinern",
  larger: "Seiten vergrößern",
  textInstead: "Die Seiten lassen sich nicht zeigen; dies ist der Text, der gelesen wurde.",
  pageFailed: (page, why) => `Seite ${page} lässt sich nicht zeigen. ${why} Ihre Wörter stehen unter „Text“.`,
  noPages: {
    notLoaded: "Der Browser konnte nicht laden, was PDF-Dateien anzeigt.",
    tooMany: "Sie hat zu viele Seiten.",
    noPdf: "Die Datei ist kein PDF mehr.",
    tooLarge: "Die Datei ist größer als ein Gigabyte.",
    tooSlow: "Das Lesen dauert zu lange.",
    password: "Die Datei braucht ein Passwort.",
    damaged: "Die Datei ist beschädigt.",
    changed: "Die Datei ließ sich nicht laden oder hat sich inzwischen geändert.",
    unknown: "Die Datei ließ sich nicht anzeigen.",
  },
  changed:
    "Die Datei hat sich geändert, seit sie gelesen wurde: Dies sind ihre jetzigen Seiten, der Text ist der frühere.",
  notMarked: (page, isWritten) =>
    `Die zitierten Wörter ließen sich auf Seite ${page} nicht markieren. ` +
    (isWritten
      ? "Dort sind sie anders geschrieben als im gelesenen Text."
      : "Die Seite ist ein Bild, dessen Wörter erkannt wurden.") +
    " Unter „Text“ sind sie markiert.",
  markedAbout: (page) =>
    `Seite ${page} ist ein Bild, und ihre Wörter wurden erkannt: Der Balken am Rand zeigt ungefähr, wo die zitierten Wörter stehen. ` +
    "Unter „Text“ sind sie markiert.",
  notAllMarked: "Nicht alle zitierten Wörter ließen sich auf der Seite markieren. Unter „Text“ sind sie es.",
  marked: (page) => `Die zitierten Wörter sind auf Seite ${page} markiert.`,
};

const alerts: Messages["alerts"] = {
  title: "Gemerkte Fragen",
  keep: "Melden, wenn Neues dazu kommt",
  kept: "Diese Frage ist gemerkt: Was neue Dokumente dazu sagen, wird aufgelistet.",
  showAll: "Alle gemerkten Fragen",
  feed: "Ihr Feed für einen Feedreader",
  waiting: "Neues wird gesucht …",
  none: "Keine Frage ist gemerkt. Stellen Sie eine und wählen Sie unter der Antwort „Melden, wenn Neues dazu kommt“.",
  nothingNew: "Neue Dokumente haben bisher nichts dazu gebracht.",
  hits: (count) =>
    count === 0
      ? "noch nichts Neues"
      : counted(count, { one: "Textstelle gefunden", other: "Textstellen gefunden" }),
  fresh: (count) => `${number(count)} neu`,
  new: "Neu",
  stopped: "Angehalten: Der Zugangsschlüssel, mit dem sie gemerkt wurde, gilt nicht mehr.",
  found: (moment) => `Gefunden ${moment}`,
  more: "Frühere",
  remove: "Entfernen",
  removeNamed: (question) => `„${question}“ entfernen`,
};

const pins: Messages["pins"] = {
  pin: "Anheften",
  unpin: "Lösen",
  pinAnswer: "Antwort anheften",
  unpinAnswer: "Antwort lösen",
  pinned: "Angeheftet.",
  unpinned: "Nicht mehr angeheftet.",
  full: (most) =>
    `Mehr als ${number(most)} Textstellen lassen sich nicht anheften. Entfernen Sie zuerst einige.`,
  showAll: "Alle angehefteten",
  title: "Angeheftete Textstellen",
  none:
    "Nichts ist angeheftet. Wählen Sie „Anheften“ unter einer Textstelle, einer Antwort oder einem Zitat oder bei Worten, die " +
    "Sie in einem Dokument markieren.",
  keptHere: "Nur in diesem Browser gespeichert.",
  keptForTab: "Gespeichert, bis dieser Tab geschlossen oder der Zugangsschlüssel vergessen wird.",
  notKept:
    "Dieser Browser speichert nichts mehr für die Seite: Beim Verlassen geht das Angeheftete verloren. Speichern Sie es als Datei.",
  copyMarkdown: "Als Markdown kopieren",
  saveMarkdown: "Als Markdown speichern",
  saveCsv: "Als CSV speichern",
  copied: "Angeheftetes kopiert.",
  csvSaved:
    "Eine Zelle, die eine Tabellenkalkulation als Formel ausführen würde, beginnt mit einem Apostroph.",
  move: { up: "Nach oben", down: "Nach unten" },
  moveNamed: {
    up: (citation) => `Nach oben: ${citation}`,
    down: (citation) => `Nach unten: ${citation}`,
  },
  movedTo: (place, of) => `Jetzt Nummer ${number(place)} von ${number(of)}.`,
  remove: "Entfernen",
  removeNamed: (citation) => `Entfernen: ${citation}`,
  removed: "Entfernt",
  undo: "Rückgängig",
  undoNamed: (citation) => `Rückgängig: ${citation}`,
  removeAll: "Alle entfernen",
  undoAll: "Alle wieder anheften",
  asked: "Gefragt:",
  open: "Dort lesen",
  checked: (moment) => `Mit den Dokumenten verglichen: ${moment}`,
  states: {
    checking: "Wird geprüft …",
    stands: "Steht wörtlich im Dokument.",
    moved: "Steht wörtlich im Dokument, aber an einer anderen Stelle als beim Anheften.",
    changed: "Das Dokument enthält diese Worte nicht mehr: So standen sie beim Anheften da.",
    gone: "Das Dokument ist nicht mehr in der Bibliothek: So standen die Worte beim Anheften da.",
    unknown: "Nicht geprüft: So standen die Worte beim Anheften da.",
  },
  columns: {
    words: "Wortlaut",
    citation: "Quellenangabe",
    link: "Link",
    state: "Stand",
    question: "Gefragt",
  },
};

export const GERMAN: Messages = {
  wording,
  counts,
  page,
  ask,
  answer,
  quote: GERMAN_QUOTE,
  notice: germanNotice,
  draft: GERMAN_DRAFT,
  people: GERMAN_PEOPLE,
  alerts,
  pins,
  copy,
  add,
  library,
  reader,
  pdf,
  edit,
  problems: GERMAN_PROBLEMS,
};
