import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { createLog } from "../../config/log.ts";
import { withLibrary, type Session } from "../command-context.ts";
import { keepFollowing } from "../../service/keep-following.ts";

/** Serves one assistant over stdin and stdout, until it closes stdin. All that is not of the protocol goes to stderr. */
export async function mcp(session: Session): Promise<ExitCode> {
  const { context, configuration } = session;
  const stop = context.stopSignal();
  const write = (line: string): unknown => context.stderr.write(line);
  const log = createLog(configuration.logFormat, write, () => new Date());
  await withLibrary(session, async (library) => {
    const ended = new AbortController();
    const following = keepFollowing(library, AbortSignal.any([stop, ended.signal]), {
      onFailure: (error) => {
        log.error("The library could not be brought up to date", error);
      },
    });
    try {
      await context.serveMcp({ library, log, stop });
    } finally {
      ended.abort();
      await following;
    }
  });
  return EXIT.done;
}
