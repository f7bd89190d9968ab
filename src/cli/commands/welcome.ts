import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, type Session } from "../command-context.ts";

/** What `pincite` alone says: where the person stands, and what to do next. */
export async function welcome(session: Session): Promise<ExitCode> {
  const { documentsDirectory, indexDirectory } = session.configuration;
  const { built, documents } = await withLibrary(session, (library) => library.status());
  const next = built
    ? [
        `The library in ${indexDirectory} holds ${documents} ${documents === 1 ? "document" : "documents"}. Next:`,
        "",
        "  pincite ask what did Ivanov say about Syria",
        "  pincite serve              the page and the HTTP API",
      ]
    : [
        `There is no library in ${indexDirectory} yet. Put files into ${documentsDirectory}, or name another folder:`,
        "",
        "  pincite serve --documents ~/articles     reads the folder, then serves the page and the HTTP API",
        "  pincite index --documents ~/articles     only reads it",
      ];
  const text = [
    "Pincite answers questions over a folder of documents.",
    "",
    ...next,
    "",
    "All commands: pincite help",
  ];
  session.context.stdout.write(`${text.join("\n")}\n`);
  return EXIT.done;
}
