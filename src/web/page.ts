import { createApi } from "./api-client.ts";
import { createContents } from "./contents.ts";
import { createDocumentPanel } from "./document-panel.ts";
import { byId } from "./dom.ts";
import { libraryLine, libraryTrouble } from "./library-view.ts";
import { createNavigation } from "./navigation.ts";
import { createQuestionForm } from "./question-form.ts";
import { addressOf, HOME, type Route } from "./route.ts";

/** Wires the parts: every act changes the address, and what is shown follows from the address. */
function start(): void {
  const api = createApi();
  const contents = createContents(api);
  const libraryCounts = byId("library-counts", HTMLElement);
  let shown = { contents: "", reading: "" };

  const countLibrary = async (): Promise<void> => {
    libraryCounts.textContent = await api.health().then(libraryLine, libraryTrouble);
  };
  /** Loads only what the address says anew, so that closing a document leaves the answer as it was. */
  const show = (route: Route): void => {
    const wanted = { contents: addressOf({ ...route, reading: null }), reading: addressOf(route) };
    const before = shown;
    shown = wanted;
    form.show(route);
    document.title = route.question === "" ? "Pincite" : `${route.question} – Pincite`;
    if (wanted.contents !== before.contents) {
      void contents.load(route);
      void countLibrary();
    }
    if (wanted.reading !== before.reading) panel.show(route.reading);
  };

  const navigation = createNavigation(show);
  const panel = createDocumentPanel(api, () => {
    navigation.closeReading();
  });
  const form = createQuestionForm((question, filters) => {
    // The same question again is asked again: the library may have grown since.
    shown = { contents: "", reading: "" };
    navigation.go({ ...HOME, question, filters });
  });
  navigation.begin();
}

start();
