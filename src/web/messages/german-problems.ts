import type { Messages } from "./english.ts";

const LOG = "Bleibt es dabei, steht der Grund im Terminal, in dem Pincite läuft.";

export const GERMAN_PROBLEMS: Messages["problems"] = {
  unreachable: {
    title: "Pincite antwortet nicht",
    detail: "Vom Server, von dem diese Seite stammt, kam keine Antwort.",
    advice:
      "Vielleicht wurde er beendet. Starten Sie ihn mit „npm start“ neu und versuchen Sie es noch einmal.",
  },
  notReady: {
    title: "Die Bibliothek ist noch nicht bereit",
    detail: "Der Server kann in diesem Augenblick nicht antworten.",
    advice: "Er wird von selbst bereit. Versuchen Sie es gleich noch einmal.",
  },
  notBuilt: {
    title: "Die Bibliothek ist noch nicht bereit",
    detail: "Es ist noch kein Dokument eingelesen.",
    advice: "Führen Sie in einem Terminal „npx pincite index“ aus und versuchen Sie es dann noch einmal.",
  },
  busy: {
    title: "Die Bibliothek wird gerade geändert",
    detail: "Ein anderer Vorgang ändert die Bibliothek, und das kann immer nur einer.",
    advice: "Warten Sie einen Augenblick und versuchen Sie es dann noch einmal.",
  },
  overloaded: {
    title: "Gerade ist zu viel zu tun",
    detail: "Der Server wird mehr gefragt, als er auf einmal beantworten kann.",
    advice: "Warten Sie einige Sekunden und versuchen Sie es dann noch einmal.",
  },
  tooLong: {
    title: "Es hat zu lange gedauert",
    detail: "Die Antwort brauchte länger, als eine Frage dauern darf, und wurde abgebrochen.",
    advice: "Stellen Sie eine kürzere Frage oder verwenden Sie weniger Filter.",
  },
  full: {
    title: "Der Datenträger ist voll",
    detail: "Auf dem Datenträger des Servers ist kein Platz mehr. Was schon da war, bleibt erhalten.",
    advice: "Schaffen Sie auf dem Rechner, auf dem Pincite läuft, Platz und versuchen Sie es noch einmal.",
  },
  damaged: {
    title: "Die Bibliothek ist nicht benutzbar",
    detail: "Die Bibliothek auf dem Server ist beschädigt oder stammt von einer anderen Version von Pincite.",
    advice: "Führen Sie in einem Terminal „npx pincite doctor“ aus: Es sagt, was hilft.",
  },
  notFound: {
    title: "Nicht in der Bibliothek",
    detail: "Unter dieser Kennung gibt es nichts.",
    advice:
      "Das Dokument wurde vielleicht inzwischen entfernt. Fragen Sie noch einmal, um gültige Belege zu bekommen.",
  },
  gone: {
    title: "Nicht mehr vorhanden",
    detail: "Die Datei ist nicht mehr da, wo sie war, oder nicht mehr so, wie sie war.",
    advice: "Lesen Sie den Text, den die Bibliothek behalten hat, oder lassen Sie den Ordner neu einlesen.",
  },
  keyRequired: {
    title: "Ein Zugangsschlüssel ist nötig",
    detail: "Der Server antwortet nur mit einem Zugangsschlüssel.",
    advice:
      "Wer diesen Server betreibt, erzeugt ihn mit „npx pincite keys create“. Er bleibt gespeichert, bis dieser Tab geschlossen wird.",
  },
  keyRefused: {
    title: "Dieser Zugangsschlüssel gilt nicht",
    detail: "Er ist falsch geschrieben, abgelaufen oder widerrufen.",
    advice: "Vergleichen Sie ihn mit dem Schlüssel, den Sie bekommen haben, oder bitten Sie um einen neuen.",
  },
  notAllowed: {
    title: "Dieser Zugangsschlüssel erlaubt das nicht",
    detail: "Für diesen Vorgang reichen die Rechte des Zugangsschlüssels nicht aus.",
    advice: "Bitten Sie den Betreiber dieses Servers um einen Schlüssel, der es erlaubt.",
  },
  tooOften: {
    title: "Zu viel auf einmal",
    detail: "Innerhalb einer Minute wurde mehr gefragt, als der Server zulässt.",
    advice: "Warten Sie eine Minute und versuchen Sie es dann noch einmal.",
  },
  tooLarge: {
    title: "Zu groß",
    detail: "Das ist mehr, als der Server auf einmal liest.",
    advice: "Senden Sie weniger auf einmal.",
  },
  unsupported: {
    title: "Diese Art von Datei wird nicht gelesen",
    detail: "Der Server liest keine Dateien dieser Art.",
    advice: "Speichern Sie sie als PDF, DOCX, HTML oder Text und fügen Sie diese Fassung hinzu.",
  },
  conflict: {
    title: "Inzwischen geändert",
    detail: "Jemand anderes hat das geändert, seit diese Seite geladen wurde.",
    advice: "Sehen Sie sich den jetzigen Stand an und ändern Sie ihn dann noch einmal.",
  },
  invalid: {
    title: "So lässt sich das nicht fragen",
    detail: "Der Server versteht die Anfrage nicht.",
    advice: "Ändern Sie die Frage und stellen Sie sie noch einmal.",
  },
  internal: {
    title: "Pincite konnte nicht antworten",
    detail: "In Pincite ist etwas schiefgegangen.",
    advice: `Versuchen Sie es noch einmal. ${LOG}`,
  },
  inPage: {
    title: "Auf dieser Seite ist etwas schiefgegangen",
    detail: "Die Seite ist auf etwas gestoßen, womit sie nicht umgehen kann.",
    advice: "Laden Sie die Seite neu. Bleibt es dabei, ist es ein Fehler von Pincite.",
  },
};
