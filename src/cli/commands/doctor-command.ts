import type { DoctorReport, RepairReport } from "../../api/library-responses.ts";
import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatDoctor } from "../format/format-doctor.ts";
import { styleFor } from "../terminal.ts";

export async function doctor(session: Session): Promise<ExitCode> {
  const { context, repair: isRepair } = session;
  const report: DoctorReport & Partial<RepairReport> = await withLibrary(session, (library) =>
    isRepair ? library.repair() : library.doctor(),
  );
  if (session.json) writeJson(session, report);
  else {
    const repaired = isRepair ? `${(report.repairs ?? []).join("\n") || "Nothing to repair."}\n\n` : "";
    context.stdout.write(repaired + formatDoctor(report, styleFor(context.stdout, context.environment)));
  }
  return report.ok ? EXIT.done : EXIT.failed;
}
