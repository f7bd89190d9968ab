import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { STATEMENT_FORMATS, type StatementFormat } from "../../api/quotes/statement-formats.ts";
import { saveFile } from "../copy/save-file.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Api } from "../shell/api-client.ts";
import { WhatHappened } from "../shell/problem-note.tsx";
import type { Route } from "../shell/route.ts";
import { wantedStatements } from "./speaking.ts";

interface StatementExportProps {
  readonly api: Api;
  readonly route: Route;
}

const EXTENSIONS: Readonly<Record<StatementFormat, string>> = { md: "md", csv: "csv", bibtex: "bib" };

/** Takes all statements along that are wanted, also those of other pages, as the server writes them. */
export function StatementExport({ api, route }: StatementExportProps): JSX.Element {
  const messages = useMessages();
  const said = useSignal<ComponentChildren>("");
  const { person } = route.speaking;
  const save = async (format: StatementFormat): Promise<void> => {
    const parameters = wantedStatements(route);
    parameters.set("as", format);
    try {
      saveFile(await api.statementsFile(person, parameters.toString()), `${person}.${EXTENSIONS[format]}`);
      said.value = messages.people.saved(person);
    } catch (thrown) {
      said.value = <WhatHappened thrown={thrown} />;
    }
  };
  return (
    <div class="pin-tools">
      {STATEMENT_FORMATS.map((format) => (
        <button key={format} type="button" class="quiet-button" onClick={() => void save(format)}>
          {messages.people.saveAs[format]}
        </button>
      ))}
      <span role="status">{said}</span>
    </div>
  );
}
