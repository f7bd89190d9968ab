/** A sentence with the names of its parameters in braces; of a pair, the first is said of a `count` of one. */
export type NoticeTemplate = string | readonly [one: string, other: string];

/**
 * Every sentence by which Pincite says something of a file, a question or a quotation, under the code that a program knows it by.
 * A code keeps its meaning; a sentence may be worded anew, and what is stored in its former words has then no code until its file is
 * read again.
 */
export const NOTICES = {
  // What a question was not, or not all, looked for.
  "question-shortened":
    "The question is long: what it asks, or its most telling sentences, was searched for.",
  "time-not-understood":
    "{words} is no date that is understood, so nothing is limited by it. Dates are written as in after:2018, until:2020-06 or date:2018-07-16.",
  "limit-not-understood":
    "{words} was not understood as a limit, and was searched for by its words. Limits are author:, after:, before:, source:, lang:en, tag: and format:.",
  "time-without-documents":
    "No such document dates from the time meant by {words}, which was searched for by its words.",
  "phrase-absent": "No passage holds {phrases} word for word; the search went on with the words alone.",
  "phrases-not-together":
    "No passage holds all of {phrases} word for word; the search went on with the words alone.",
  "undated-left-out": [
    "One document has no date and was left out by the limit of the date alone: {sources}.",
    "{count} documents have no date and were left out by the limit of the date alone: {sources}.",
  ],
  "undated-left-out-and-more":
    "{count} documents have no date and were left out by the limit of the date alone: {sources} and {more} more.",

  // How much of the library was searched.
  "files-waiting": ["1 file is waiting to be read.", "{count} files are waiting to be read."],
  "files-unreadable": [
    "1 file could not be read; `pincite status` and the list of documents say why.",
    "{count} files could not be read; `pincite status` and the list of documents say why.",
  ],
  "folder-being-looked-through": "The documents folder is being looked through for changes.",

  // Why there is no answer.
  uncertain:
    "Your documents may answer this question, but no sentence does so surely enough to be quoted. These are the closest passages, and no more than that.",
  "nothing-found": "Nothing in {documents} speaks to this question. The nearest passages are listed.",
  "no-document-in-filters": "No document meets the filters.",
  "no-document-by-author": "No document has an author called {names}.",
  "no-document-in-source": "No file or folder is called {names}.",
  "no-document-in-language": "No document is in the language {names}.",
  "no-document-with-tag": "No document has the tag {names}.",
  "no-document-of-format": "No document has the format {names}.",
  "no-document-with-id": "No document has the id {names}.",
  "no-document-of-time": "No document dates from that time; the dates go from {first} to {last}.",
  "no-document-dated": "No document has a date.",
  "near-names": "Near it: {names}.",
  "all-names": "There are: {names}.",
  "names-and-more": "There are: {names} and {more} more.",
  "no-names": "No document has any.",
  "filters-not-together": "Each filter is met by some document, but no document meets all of them.",
  "left-without-filter": [
    "Without {filter} 1 document is left.",
    "Without {filter} {count} documents are left.",
  ],
  "no-further-hits": "There are no further hits.",
  "no-word-found": "No passage holds a word of the question.",
  "document-untold":
    "Which document is meant cannot be told: give words of its title, or limit the question to it.",
  "names-no-date": "“{title}” names no date of publication, and its text does not answer the question.",
  "names-no-author": "“{title}” names no author, and its text does not answer the question.",

  // Whose statements there are.
  "nobody-called": "Nobody called {name} speaks in the documents, as far as their texts tell.",
  "no-statement-in-limits": "No statement of {name} meets the limits.",
  "people-called-so": "{count} people are called so: {names}.",

  // What became of a quotation.
  "quotation-without-words": "The quotation holds no word that could be looked for.",
  "more-places": "The words may stand in more places than were looked at.",

  // What of a draft was not, or not all, checked.
  "draft-without-quotation": "The draft holds no quotation.",
  "draft-quotations-cut": "The draft has {count} quotations; the first {most} were checked. Split it.",
  "draft-numbers-cut":
    "Only the first {most} numbers and dates were compared with the documents. Split the draft.",
  "draft-pages-cut": "Only the first {most} pages were read; check the rest as a draft of its own.",

  // Why a document is not, or not as its file is now, in the library.
  "former-text": "stale: the file can no longer be read, and this is its former text.",
  "stored-part-damaged":
    "damaged: part of what the library stored of it was changed on the disk and is left out; `pincite index` reads its file anew.",
  removed: "It was removed with `pincite remove`; `pincite index` with its path takes it in again.",
  "indexing-crashed":
    "Indexing ended {crashes} times in the middle of this file, so it is left out. Look at what is in it, or run `pincite index` with its path to try it again.",
  "not-a-file": "{name} is not a regular file. Only files and folders are read.",
  "link-leads-out": "The symbolic link leads out of the documents folder or to nothing.",
  "copy-into-folder": "Copy the file into the folder.",
  "name-not-utf8": "The name is not valid UTF-8. Rename it.",
  "file-not-permitted": "It cannot be read ({why}). Check its permissions.",
  "folder-not-permitted": "The folder cannot be read ({why}). Check its permissions.",

  // Files that cannot be opened at all.
  "file-gone": "The file is no longer there.",
  "file-forbidden": "The file may not be read; change its permissions.",
  "is-a-folder": "This is a folder, not a file.",
  "no-regular-file": "This is not a regular file; remove it.",
  "disk-failed": "The disk could not read the file; check the disk and copy the file again.",
  "file-unreadable": "The file could not be read ({why}); check that it opens elsewhere.",
  "reading-too-slow": "Reading took longer than the limit of {seconds} s; simplify or split the file.",
  "reading-needs-memory": "Reading needed more than the limit of {megabytes} MB of memory; split the file.",
  "reader-ended":
    "The reader process ended while it read this file ({how}); check that the file opens elsewhere.",
  "reader-failed": "The reader process failed ({why}); index again.",

  // Files without text, or with too much.
  "file-empty": "The file is empty; remove it or fill it.",
  "no-text": "The file holds no text; remove it or fill it.",
  "letter-empty": "The letter holds no text and no attachment; remove it.",
  "picture-without-text": "No text is to be seen on the picture.",
  "file-too-large": "The file has {size}, the limit is {limit}; split it into smaller files.",
  "text-too-long": "The text has {characters} characters, the limit is {limit}; split the file.",
  "word-too-long": "The text has a word of {letters} letters, the limit is {limit}; remove the file.",
  "nested-files": "Files inside files are read {limit} deep; take this one out and save it by itself.",
  "unpacks-too-large": "The file unpacks to more than {limit}, the limit; split it into smaller files.",
  "unpacks-suspiciously":
    "The file unpacks to more than {ratio} times its size, as no document does; remove it.",
  "too-many-parts": "The file holds {parts} parts, the limit is {limit}; split it into smaller files.",
  "too-many-archived": "The archive holds more than {limit} files, the limit; split it into smaller ones.",
  "too-many-rows": "The table has more than {limit} rows, the limit; split it into smaller files.",
  "too-many-lines": "The file has more than {limit} lines, the limit; split it into smaller files.",
  "too-many-items": "The list has more than {limit} items, the limit; split it into smaller files.",
  "too-many-entries": "The feed has more than {limit} entries, the limit; split it into smaller files.",
  "too-many-letters": "The mailbox has more than {limit} letters, the limit; split it into smaller files.",
  "too-many-attachments":
    "The letter has more than {limit} attachments, the limit; save the others by themselves.",
  "pdf-too-many-pages": "The PDF has {pages} pages, the limit is {limit}; split it.",
  "pdf-too-long": "The PDF has more than {limit} characters of text, the limit; split it.",

  // Kinds of files that are not read.
  "kind-not-read": "Files of this kind are not read.",
  "kind-sound-or-film": "Sound and film are not read; save what is said beside them as .srt, .vtt or .txt.",
  "kind-apple-pages": "Documents of Apple Pages are not read; export them as Word or PDF.",
  "kind-other-program": "Documents of this program are not read; export them as Word or PDF.",
  "kind-outlook-mailbox": "Mailboxes of Outlook are not read; export the letters as .msg, .eml or .mbox.",
  "kind-database": "Databases are not read; export their tables as CSV.",
  "kind-binary-excel": "Binary Excel workbooks are not read; save them as .xlsx.",
  "kind-archive": "Archives of this kind are not read; unpack them, or pack them as .zip.",
  "kind-picture": "Pictures of this kind are not read; save them as PNG or JPEG.",
  "kind-program": "Programs and their files are not read.",
  "archived-kinds-not-read": [
    "1 file of kinds that are not read, {name} among them:",
    "{count} files of kinds that are not read, {name} among them:",
  ],

  // Uploads that are not taken.
  "upload-empty": "The file is empty. Upload one with text.",
  "upload-too-large":
    "The file has more than {limit}, which is the limit. Split it, or raise the limit with --max-file-mb and --max-text-mb.",
  "upload-ended": "The upload ended before it was complete. Send it again.",
  "upload-of-sidecar":
    "A sidecar is no document; send its fields as metadata with the document that it belongs to.",
  "no-such-document": "There is no document with this id. Upload it without an id.",

  // Files that are not what their names say.
  "not-a-pdf": "The file is not a PDF, whatever its name says; rename or remove it.",
  "not-rtf": "The file is not RTF, whatever its name says; give it its right file extension, or remove it.",
  "not-text": "The file is not text but {kind}; give it its right file extension, or remove it.",
  "not-of-its-kind": "The file is not {kind}; give it its right file extension, or remove it.",
  "not-of-old-office":
    "The file is not {kind} of an old Office program; give it its right file extension, or remove it.",
  "not-a-mailbox": "The file is not a mailbox; give it its right file extension, or remove it.",
  "not-a-letter":
    "The file is not a mail message; give it its right file extension, or save the message again.",
  "not-an-outlook-letter":
    "The file is no Outlook message, or a damaged one; open it in Outlook and save it again.",
  "not-a-notebook":
    "The file is not a Jupyter notebook, or of a version before 4; open it in Jupyter and save it again.",
  "not-json": "The file is not valid JSON; correct it, or name it .jsonl where each line is an object.",
  "line-not-json": "The line is not JSON; write one object on each line.",
  "line-no-object": "The line is JSON, but not an object; write one object on each line.",
  "opendocument-without-text":
    "The file is an OpenDocument of another kind than text; save its text as ODT or PDF.",
  "encoding-unknown":
    "The file is not valid UTF-8, nor text in another encoding; save it as UTF-8 and index again.",

  // Files that are locked, damaged or too deep.
  "password-protected": "The file is protected by a password; save it without one.",
  "password-or-old-office":
    "The file is locked with a password or of an old Office program; save it anew, without a password.",
  "damaged-or-password":
    "The file is damaged or locked with a password ({why}); open it in its program and save it again.",
  "e-book-protected":
    "The e-book is copy-protected (DRM), so its text cannot be read; get a copy without protection.",
  "pdf-password": "The PDF is encrypted and needs a password; save a copy without one.",
  "pdf-damaged": "The PDF is damaged ({why}); get or export a new copy of it.",
  "pdf-cut-off": "The PDF is cut off after {size}: its end is missing; get a whole copy of it.",
  "picture-damaged": "The picture cannot be read: it is damaged or no picture; save it anew as PNG or JPEG.",
  "archive-damaged": "The archive is damaged or cut off; get a whole copy of it.",
  "file-damaged": "The file is damaged; open it in its program and save it again.",
  "file-cut-off": "The file is damaged: it is cut off; open it in its program and save it again.",
  "file-damaged-in": "The file is damaged: {what}; open it in its program and save it again.",
  "object-too-deep":
    "The object is nested more than {limit} levels deep; write its text into fields of its own.",
  "file-too-deep": "The file is nested too deeply to be read; simplify it or save it as plain text.",
  "letter-too-deep": "The message is nested too deeply or its headers are too long; save its text by itself.",
  "saved-page-too-deep":
    "The saved page is nested too deeply or its headers are too long; save it as HTML or PDF.",

  // Sidecars: files of metadata beside a document.
  "sidecar-not-used": "The sidecar is not used in full: {problem}.",
  "sidecar-no-file": "The sidecar is no regular file; put the file itself there, not a link.",
  "sidecar-too-large": "The sidecar has {size}, the limit is {limit}; shorten it.",
  "sidecar-forbidden": "The sidecar cannot be read ({why}); check its permissions.",

  // What of a file is not in its text, or not as the file has it.
  recognised: "The text is recognised from pictures, {percent} % sure; compare what matters with the file.",
  "recognised-page":
    "The text of page {page} is recognised from pictures, {percent} % sure; compare what matters with the file.",
  "recognised-pages":
    "The text of pages {pages} is recognised from pictures, {percent} % sure; compare what matters with the file.",
  "recognition-data-missing":
    "Data to recognise {languages} is not installed, so it was read in another language.",
  "sheet-cut": "Of the sheet's {rows} rows the first {limit} are read.",
  "bytes-not-text": [
    "1 place of the file is not text in {encoding} and stands as \uFFFD.",
    "{count} places of the file are not text in {encoding} and stand as \uFFFD.",
  ],
  "nul-bytes-left-out": [
    "1 NUL byte of the file is left out.",
    "{count} NUL bytes of the file are left out.",
  ],
  "page-hardly-read":
    "Hardly any of the page was read as its article: {kept} of the {characters} characters that the page shows besides links.",
  "page-mostly-left-out":
    "Most of the page was left out as no part of its article; {kept} of the {characters} characters that the page shows besides links were read.",
} as const satisfies Readonly<Record<string, NoticeTemplate>>;

export type NoticeCode = keyof typeof NOTICES;

export const NOTICE_CODES = Object.keys(NOTICES) as readonly NoticeCode[];
