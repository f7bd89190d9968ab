import { render } from "preact";
import { signal } from "@preact/signals";
import { createAsking } from "../ask/asking.ts";
import { createRecentQuestions } from "../ask/recent-questions.ts";
import { createPins } from "../pins/pins.ts";
import { createLibraryState } from "../library/library-state.ts";
import { App } from "./app.tsx";
import { beginSpeech } from "../messages/speech.tsx";
import { createAdding } from "../add/adding.ts";
import { createDeletions } from "../add/deletions.ts";
import { createApi } from "./api-client.ts";
import { hasKey, shareKey } from "./key-field.tsx";
import { createNavigation } from "./navigation.ts";
import { addressOf, routeOf, type Route } from "./route.ts";

/** Wires the parts: every act changes the address, and what is shown follows from the address. */
async function start(): Promise<void> {
  shareKey();
  const speech = await beginSpeech();
  const api = createApi();
  const asking = createAsking(api);
  const route = signal(routeOf(location.search));
  const { health, access, changes, look, changed } = createLibraryState(api);
  const adding = createAdding(api, changed);
  const deletions = createDeletions(api, changed);
  // Who has an access key leaves nothing behind in the browser.
  const storage = (): Storage => (hasKey() ? sessionStorage : localStorage);
  const recent = createRecentQuestions(storage);
  const pins = createPins(storage);
  asking.asked.subscribe((asked) => {
    if (asked.state === "done") recent.add(asked.route.question);
  });
  let shown = "";
  /** Asks only what the address says anew, so that closing a document leaves the answer as it was. */
  const show = (next: Route): void => {
    const wanted = addressOf({ ...next, reading: null });
    document.title = [next.speaking.person, next.question, "Pincite"]
      .filter((part) => part !== "")
      .join(" – ");
    if (addressOf(next) !== addressOf(route.value)) route.value = next;
    if (wanted === shown) return;
    shown = wanted;
    asking.ask(next);
    void look();
  };
  const navigation = createNavigation(show);
  const ask = (next: Route): void => {
    // The same question again is asked again: the library may have grown since.
    shown = "";
    navigation.go(next);
  };
  navigation.begin();
  render(
    <App
      api={api}
      asking={asking}
      adding={adding}
      deletions={deletions}
      route={route}
      speech={speech}
      health={health}
      access={access}
      changes={changes}
      changed={changed}
      navigation={navigation}
      ask={ask}
      recent={recent}
      pins={pins}
    />,
    document.body,
  );
}

void start();
