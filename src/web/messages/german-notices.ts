import { filledNotice } from "../../api/notices/notice-filling.ts";
import type { Notice } from "../../api/notices/notice.ts";
import type { NoticeCode, NoticeTemplate } from "../../api/notices/notice-table.ts";
import { wordingOf } from "./wording.ts";

/** What the server says of files, questions and quotations, in German; the parameters are those of the English sentence. */
export const GERMAN_NOTICES: Readonly<Record<NoticeCode, NoticeTemplate>> = {
  "question-shortened":
    "Die Frage ist lang: Gesucht wurde nach dem, was sie fragt, oder nach ihren aussagekräftigsten Sätzen.",
  "time-not-understood":
    "{words} wurde nicht als Datum verstanden und schränkt nichts ein. Ein Datum schreibt man wie in after:2018, until:2020-06 oder date:2018-07-16.",
  "limit-not-understood":
    "{words} wurde nicht als Einschränkung verstanden; gesucht wurde nach den Wörtern. Einschränkungen sind author:, after:, before:, source:, lang:de, tag: und format:.",
  "time-without-documents":
    "Aus der Zeit, die mit {words} gemeint ist, gibt es kein solches Dokument; gesucht wurde nach den Wörtern.",
  "phrase-absent":
    "Keine Textstelle enthält {phrases} im Wortlaut; weitergesucht wurde nach den Wörtern allein.",
  "phrases-not-together":
    "Keine Textstelle enthält {phrases} zusammen im Wortlaut; weitergesucht wurde nach den Wörtern allein.",
  "undated-left-out": [
    "Ein Dokument ohne Datum blieb nur wegen der Einschränkung auf eine Zeit unberücksichtigt: {sources}.",
    "{count} Dokumente ohne Datum blieben nur wegen der Einschränkung auf eine Zeit unberücksichtigt: {sources}.",
  ],
  "undated-left-out-and-more":
    "{count} Dokumente ohne Datum blieben nur wegen der Einschränkung auf eine Zeit unberücksichtigt: {sources} und {more} weitere.",

  "files-waiting": ["1 Datei ist noch nicht eingelesen.", "{count} Dateien sind noch nicht eingelesen."],
  "files-unreadable": [
    "1 Datei konnte nicht gelesen werden; `pincite status` und die Liste der Dokumente nennen den Grund.",
    "{count} Dateien konnten nicht gelesen werden; `pincite status` und die Liste der Dokumente nennen die Gründe.",
  ],
  "folder-being-looked-through": "Der Ordner der Dokumente wird gerade auf Änderungen durchgesehen.",

  uncertain:
    "Ihre Dokumente beantworten diese Frage vielleicht, aber kein Satz so sicher, dass man ihn zitieren könnte. Dies sind nur die nächstliegenden Textstellen.",
  "nothing-found":
    "Nichts von dem, was durchsucht wurde, beantwortet diese Frage. Die nächstliegenden Textstellen sind aufgeführt.",
  "no-document-in-filters": "Kein Dokument passt zu den Filtern.",
  "no-document-by-author": "Kein Dokument hat einen Autor namens {names}.",
  "no-document-in-source": "Keine Datei und kein Ordner heißt {names}.",
  "no-document-in-language": "Kein Dokument hat die Sprache {names}.",
  "no-document-with-tag": "Kein Dokument hat das Schlagwort {names}.",
  "no-document-of-format": "Kein Dokument hat das Format {names}.",
  "no-document-with-id": "Kein Dokument hat die Kennung {names}.",
  "no-document-of-time": "Kein Dokument stammt aus dieser Zeit; die Daten reichen von {first} bis {last}.",
  "no-document-dated": "Kein Dokument hat ein Datum.",
  "near-names": "Ähnlich ist: {names}.",
  "all-names": "Es gibt: {names}.",
  "names-and-more": "Es gibt: {names} und {more} weitere.",
  "no-names": "Es gibt gar keine.",
  "filters-not-together": "Zu jedem Filter passt ein Dokument, aber keines passt zu allen.",
  "left-without-filter": ["Ohne {filter} bleibt 1 Dokument.", "Ohne {filter} bleiben {count} Dokumente."],
  "no-further-hits": "Es gibt keine weiteren Treffer.",
  "no-word-found": "Keine Textstelle enthält ein Wort der Frage.",
  "document-untold":
    "Welches Dokument gemeint ist, lässt sich nicht sagen: Nennen Sie Wörter aus seinem Titel, oder schränken Sie die Frage darauf ein.",
  "names-no-date":
    "„{title}“ nennt kein Datum der Veröffentlichung, und der Text beantwortet die Frage nicht.",
  "names-no-author": "„{title}“ nennt keinen Autor, und der Text beantwortet die Frage nicht.",

  "draft-without-quotation": "Der Entwurf enthält kein Zitat.",
  "draft-quotations-cut":
    "Der Entwurf hat {count} Zitate; die ersten {most} wurden geprüft. Teilen Sie ihn auf.",
  "draft-numbers-cut":
    "Nur die ersten {most} Zahlen und Daten wurden mit den Dokumenten verglichen. Teilen Sie den Entwurf auf.",
  "draft-pages-cut": "Nur die ersten {most} Seiten wurden gelesen; prüfen Sie den Rest als eigenen Entwurf.",

  "nobody-called": "Niemand namens {name} spricht in den Dokumenten, soweit ihre Texte es verraten.",
  "no-statement-in-limits": "Keine Äußerung von {name} entspricht den Einschränkungen.",
  "people-called-so": "{count} Personen heißen so: {names}.",

  "quotation-without-words": "Das Zitat enthält kein Wort, nach dem gesucht werden könnte.",
  "more-places": "Vielleicht stehen die Wörter an mehr Stellen, als angesehen wurden.",

  "former-text": "Die Datei kann nicht mehr gelesen werden; dies ist ihr früherer Text.",
  "stored-part-damaged":
    "Ein Teil dessen, was die Bibliothek davon gespeichert hat, wurde auf dem Datenträger verändert und ist weggelassen; „pincite index“ liest die Datei neu ein.",
  removed:
    "Es wurde mit „pincite remove“ entfernt; „pincite index“ mit dem Pfad der Datei nimmt es wieder auf.",
  "indexing-crashed":
    "Das Einlesen brach {crashes}-mal mitten in dieser Datei ab, deshalb ist sie ausgelassen. Sehen Sie nach, was darin steht, oder versuchen Sie es mit „pincite index“ und ihrem Pfad noch einmal.",
  "not-a-file": "{name} ist keine gewöhnliche Datei. Nur Dateien und Ordner werden gelesen.",
  "link-leads-out": "Die symbolische Verknüpfung führt aus dem Ordner der Dokumente hinaus oder ins Leere.",
  "copy-into-folder": "Kopieren Sie die Datei in den Ordner.",
  "name-not-utf8": "Der Name ist kein gültiges UTF-8. Benennen Sie die Datei um.",
  "file-not-permitted": "Die Datei ist nicht lesbar ({why}). Prüfen Sie ihre Zugriffsrechte.",
  "folder-not-permitted": "Der Ordner ist nicht lesbar ({why}). Prüfen Sie seine Zugriffsrechte.",

  "file-gone": "Die Datei ist nicht mehr da.",
  "file-forbidden": "Die Datei darf nicht gelesen werden; ändern Sie ihre Zugriffsrechte.",
  "is-a-folder": "Das ist ein Ordner und keine Datei.",
  "no-regular-file": "Das ist keine gewöhnliche Datei; entfernen Sie sie.",
  "disk-failed":
    "Der Datenträger konnte die Datei nicht lesen; prüfen Sie ihn, und kopieren Sie die Datei noch einmal.",
  "file-unreadable":
    "Die Datei konnte nicht gelesen werden ({why}); prüfen Sie, ob sie sich anderswo öffnen lässt.",
  "reading-too-slow":
    "Das Lesen dauerte länger als die erlaubten {seconds} s; vereinfachen oder teilen Sie die Datei.",
  "reading-needs-memory":
    "Das Lesen brauchte mehr als die erlaubten {megabytes} MB Arbeitsspeicher; teilen Sie die Datei.",
  "reader-ended":
    "Das Programm zum Lesen endete mitten in dieser Datei ({how}); prüfen Sie, ob sie sich anderswo öffnen lässt.",
  "reader-failed": "Das Programm zum Lesen ist gescheitert ({why}); lesen Sie die Datei noch einmal ein.",

  "file-empty": "Die Datei ist leer; entfernen oder füllen Sie sie.",
  "no-text": "Die Datei enthält keinen Text; entfernen oder füllen Sie sie.",
  "letter-empty": "Der Brief enthält weder Text noch Anhang; entfernen Sie ihn.",
  "picture-without-text": "Auf dem Bild ist kein Text zu erkennen.",
  "file-too-large": "Die Datei hat {size}, erlaubt sind {limit}; teilen Sie sie in kleinere Dateien.",
  "text-too-long": "Der Text hat {characters} Zeichen, erlaubt sind {limit}; teilen Sie die Datei.",
  "word-too-long":
    "Der Text hat ein Wort von {letters} Buchstaben, erlaubt sind {limit}; entfernen Sie die Datei.",
  "nested-files":
    "Dateien in Dateien werden bis zur {limit}. Ebene gelesen; nehmen Sie diese heraus, und speichern Sie sie für sich.",
  "unpacks-too-large":
    "Entpackt hat die Datei mehr als die erlaubten {limit}; teilen Sie sie in kleinere Dateien.",
  "unpacks-suspiciously":
    "Entpackt ist die Datei mehr als {ratio}-mal so groß, wie es kein Dokument ist; entfernen Sie sie.",
  "too-many-parts":
    "Die Datei enthält {parts} Teile, erlaubt sind {limit}; teilen Sie sie in kleinere Dateien.",
  "too-many-archived":
    "Das Archiv enthält mehr als die erlaubten {limit} Dateien; teilen Sie es in kleinere.",
  "too-many-rows":
    "Die Tabelle hat mehr als die erlaubten {limit} Zeilen; teilen Sie sie in kleinere Dateien.",
  "too-many-lines":
    "Die Datei hat mehr als die erlaubten {limit} Zeilen; teilen Sie sie in kleinere Dateien.",
  "too-many-items":
    "Die Liste hat mehr als die erlaubten {limit} Einträge; teilen Sie sie in kleinere Dateien.",
  "too-many-entries":
    "Der Feed hat mehr als die erlaubten {limit} Einträge; teilen Sie ihn in kleinere Dateien.",
  "too-many-letters":
    "Das Postfach hat mehr als die erlaubten {limit} Briefe; teilen Sie es in kleinere Dateien.",
  "too-many-attachments":
    "Der Brief hat mehr als die erlaubten {limit} Anhänge; speichern Sie die übrigen für sich.",
  "pdf-too-many-pages": "Die PDF-Datei hat {pages} Seiten, erlaubt sind {limit}; teilen Sie sie.",
  "pdf-too-long": "Die PDF-Datei hat mehr als die erlaubten {limit} Zeichen Text; teilen Sie sie.",

  "kind-not-read": "Dateien dieser Art werden nicht gelesen.",
  "kind-sound-or-film":
    "Ton und Film werden nicht gelesen; speichern Sie das Gesagte daneben als .srt, .vtt oder .txt.",
  "kind-apple-pages":
    "Dokumente von Apple Pages werden nicht gelesen; exportieren Sie sie als Word oder PDF.",
  "kind-other-program":
    "Dokumente dieses Programms werden nicht gelesen; exportieren Sie sie als Word oder PDF.",
  "kind-outlook-mailbox":
    "Postfächer von Outlook werden nicht gelesen; exportieren Sie die Briefe als .msg, .eml oder .mbox.",
  "kind-database": "Datenbanken werden nicht gelesen; exportieren Sie ihre Tabellen als CSV.",
  "kind-binary-excel": "Binäre Excel-Mappen werden nicht gelesen; speichern Sie sie als .xlsx.",
  "kind-archive": "Archive dieser Art werden nicht gelesen; entpacken Sie sie, oder packen Sie sie als .zip.",
  "kind-picture": "Bilder dieser Art werden nicht gelesen; speichern Sie sie als PNG oder JPEG.",
  "kind-program": "Programme und ihre Dateien werden nicht gelesen.",
  "archived-kinds-not-read": [
    "1 Datei von einer Art, die nicht gelesen wird, nämlich {name}:",
    "{count} Dateien von Arten, die nicht gelesen werden, darunter {name}:",
  ],

  "upload-empty": "Die Datei ist leer. Fügen Sie eine mit Text hinzu.",
  "upload-too-large":
    "Die Datei hat mehr als die erlaubten {limit}. Teilen Sie sie, oder erhöhen Sie die Grenze mit --max-file-mb und --max-text-mb.",
  "upload-ended": "Die Übertragung endete, bevor sie vollständig war. Senden Sie die Datei noch einmal.",
  "upload-of-sidecar":
    "Eine Begleitdatei ist kein Dokument; senden Sie ihre Angaben mit dem Dokument, zu dem sie gehört.",
  "no-such-document": "Unter dieser Kennung gibt es kein Dokument. Fügen Sie die Datei ohne sie hinzu.",

  "not-a-pdf":
    "Die Datei ist keine PDF-Datei, auch wenn sie so heißt; benennen Sie sie um, oder entfernen Sie sie.",
  "not-rtf":
    "Die Datei ist keine RTF-Datei, auch wenn sie so heißt; geben Sie ihr die richtige Endung, oder entfernen Sie sie.",
  "not-text":
    "Die Datei ist kein Text, sondern hat einen anderen Inhalt ({kind}); geben Sie ihr die richtige Endung, oder entfernen Sie sie.",
  "not-of-its-kind":
    "Die Datei ist nicht das, was ihre Endung sagt ({kind}); geben Sie ihr die richtige Endung, oder entfernen Sie sie.",
  "not-of-old-office":
    "Die Datei ist nicht das, was ihre Endung sagt ({kind} eines alten Office-Programms); geben Sie ihr die richtige Endung, oder entfernen Sie sie.",
  "not-a-mailbox": "Die Datei ist kein Postfach; geben Sie ihr die richtige Endung, oder entfernen Sie sie.",
  "not-a-letter":
    "Die Datei ist kein Brief; geben Sie ihr die richtige Endung, oder speichern Sie den Brief noch einmal.",
  "not-an-outlook-letter":
    "Die Datei ist kein Outlook-Brief oder beschädigt; öffnen Sie sie in Outlook, und speichern Sie sie noch einmal.",
  "not-a-notebook":
    "Die Datei ist kein Jupyter-Notebook oder von einer Version vor 4; öffnen Sie sie in Jupyter, und speichern Sie sie noch einmal.",
  "not-json":
    "Die Datei ist kein gültiges JSON; berichtigen Sie sie, oder nennen Sie sie .jsonl, wenn jede Zeile ein Objekt ist.",
  "line-not-json": "Die Zeile ist kein JSON; schreiben Sie in jede Zeile ein Objekt.",
  "line-no-object": "Die Zeile ist JSON, aber kein Objekt; schreiben Sie in jede Zeile ein Objekt.",
  "opendocument-without-text":
    "Die Datei ist ein OpenDocument, aber kein Text; speichern Sie ihren Text als ODT oder PDF.",
  "encoding-unknown":
    "Die Datei ist weder gültiges UTF-8 noch Text in einer anderen Kodierung; speichern Sie sie als UTF-8, und lesen Sie sie noch einmal ein.",

  "password-protected": "Die Datei ist mit einem Passwort geschützt; speichern Sie sie ohne.",
  "password-or-old-office":
    "Die Datei ist mit einem Passwort gesperrt oder von einem alten Office-Programm; speichern Sie sie neu, ohne Passwort.",
  "damaged-or-password":
    "Die Datei ist beschädigt oder mit einem Passwort gesperrt ({why}); öffnen Sie sie in ihrem Programm, und speichern Sie sie noch einmal.",
  "e-book-protected":
    "Das E-Book ist kopiergeschützt (DRM), deshalb kann sein Text nicht gelesen werden; besorgen Sie eine Ausgabe ohne Schutz.",
  "pdf-password":
    "Die PDF-Datei ist verschlüsselt und verlangt ein Passwort; speichern Sie eine Kopie ohne Passwort.",
  "pdf-damaged": "Die PDF-Datei ist beschädigt ({why}); besorgen oder exportieren Sie eine neue Kopie davon.",
  "pdf-cut-off":
    "Die PDF-Datei bricht nach {size} ab: Ihr Ende fehlt; besorgen Sie eine vollständige Kopie davon.",
  "picture-damaged":
    "Das Bild kann nicht gelesen werden: Es ist beschädigt oder kein Bild; speichern Sie es neu als PNG oder JPEG.",
  "archive-damaged":
    "Das Archiv ist beschädigt oder unvollständig; besorgen Sie eine vollständige Kopie davon.",
  "file-damaged":
    "Die Datei ist beschädigt; öffnen Sie sie in ihrem Programm, und speichern Sie sie noch einmal.",
  "file-cut-off":
    "Die Datei ist beschädigt: Sie bricht ab; öffnen Sie sie in ihrem Programm, und speichern Sie sie noch einmal.",
  "file-damaged-in":
    "Die Datei ist beschädigt ({what}); öffnen Sie sie in ihrem Programm, und speichern Sie sie noch einmal.",
  "object-too-deep":
    "Das Objekt ist mehr als {limit} Ebenen tief verschachtelt; schreiben Sie seinen Text in eigene Felder.",
  "file-too-deep":
    "Die Datei ist zu tief verschachtelt, um gelesen zu werden; vereinfachen Sie sie, oder speichern Sie sie als reinen Text.",
  "letter-too-deep":
    "Der Brief ist zu tief verschachtelt, oder sein Kopf ist zu lang; speichern Sie seinen Text für sich.",
  "saved-page-too-deep":
    "Die gespeicherte Seite ist zu tief verschachtelt, oder ihr Kopf ist zu lang; speichern Sie sie als HTML oder PDF.",

  "sidecar-not-used": "Die Begleitdatei wird nicht ganz verwendet: {problem}.",
  "sidecar-no-file":
    "Die Begleitdatei ist keine gewöhnliche Datei; legen Sie die Datei selbst dorthin, keine Verknüpfung.",
  "sidecar-too-large": "Die Begleitdatei hat {size}, erlaubt sind {limit}; kürzen Sie sie.",
  "sidecar-forbidden": "Die Begleitdatei kann nicht gelesen werden ({why}); prüfen Sie ihre Zugriffsrechte.",

  recognised:
    "Der Text ist aus Bildern erkannt, zu {percent} % sicher; vergleichen Sie Wichtiges mit der Datei.",
  "recognised-page":
    "Der Text von Seite {page} ist aus Bildern erkannt, zu {percent} % sicher; vergleichen Sie Wichtiges mit der Datei.",
  "recognised-pages":
    "Der Text der Seiten {pages} ist aus Bildern erkannt, zu {percent} % sicher; vergleichen Sie Wichtiges mit der Datei.",
  "recognition-data-missing":
    "Die Daten zum Erkennen von {languages} sind nicht installiert, deshalb wurde er in einer anderen Sprache gelesen.",
  "sheet-cut": "Von den {rows} Zeilen des Blatts sind die ersten {limit} gelesen.",
  "bytes-not-text": [
    "1 Stelle der Datei ist kein Text in {encoding} und steht als \uFFFD da.",
    "{count} Stellen der Datei sind kein Text in {encoding} und stehen als \uFFFD da.",
  ],
  "nul-bytes-left-out": [
    "1 NUL-Byte der Datei ist weggelassen.",
    "{count} NUL-Bytes der Datei sind weggelassen.",
  ],
  "page-hardly-read":
    "Von der Seite wurde kaum etwas als ihr Artikel gelesen: {kept} der {characters} Zeichen, die sie außer Links zeigt.",
  "page-mostly-left-out":
    "Der größte Teil der Seite wurde weggelassen, weil er nicht zu ihrem Artikel gehört; gelesen wurden {kept} der {characters} Zeichen, die sie außer Links zeigt.",
};

const STYLE = { number: wordingOf("de").number, quotation: (words: string) => `„${words}“` };

/** Null for a code that this page does not know yet, and for a sentence without one. */
export function germanNotice({ code, parameters }: Notice): string | null {
  return code !== "other" && Object.hasOwn(GERMAN_NOTICES, code)
    ? filledNotice(GERMAN_NOTICES[code], parameters, STYLE)
    : null;
}
