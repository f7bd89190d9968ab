import { messageOf, systemCode } from "../../core/errors.ts";
import { grouped } from "../../core/wording.ts";
import { foreseen } from "../../core/storage-failure.ts";
import type { DoctorCheck, DoctorCheckName } from "../../api/library-responses.ts";
import type { Remedies } from "./doctor-remedies.ts";

const NAMED = 3;

/** What one check found: the first places, and how many there are. */
export class Findings {
  private readonly named: string[] = [];
  private count = 0;

  add(finding: string): void {
    this.count += 1;
    if (this.named.length < NAMED) this.named.push(finding);
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  toString(): string {
    const others = this.count - this.named.length;
    const all = others === 0 ? this.named : [...this.named, `and ${grouped(others)} more`];
    return `${all.join("; ")}.`;
  }
}

export function fine(name: DoctorCheckName, detail: string): DoctorCheck {
  return { name, state: "ok", detail, remedy: null };
}

export function note(name: DoctorCheckName, detail: string, remedy: string | null): DoctorCheck {
  return { name, state: "note", detail, remedy };
}

export function fault(name: DoctorCheckName, detail: string, remedy: string): DoctorCheck {
  return { name, state: "fault", detail, remedy };
}

/** A fault with its findings, or what is true where there are none. */
export function checkOf(
  name: DoctorCheckName,
  findings: Findings,
  whereFine: string,
  remedy: string,
): DoctorCheck {
  return findings.isEmpty ? fine(name, whereFine) : fault(name, findings.toString(), remedy);
}

/** Runs a check on a database that may be too damaged to be read: that is a fault of what was to be checked. */
export function guarded(
  names: readonly DoctorCheckName[],
  remedies: Pick<Remedies, "rebuild" | "access">,
  check: () => readonly DoctorCheck[],
): readonly DoctorCheck[] {
  try {
    return check();
  } catch (error) {
    return names.map((name) => unreadable(name, error, remedies));
  }
}

/** What SQLite says of a file that it cannot read. Whether it may not or cannot make two very different remedies. */
export function unreadable(
  name: DoctorCheckName,
  thrown: unknown,
  { rebuild, access }: Pick<Remedies, "rebuild" | "access">,
): DoctorCheck {
  const isRefused = ["library_unwritable", "read_only"].includes(foreseen(thrown)?.code ?? "");
  if (!isRefused && systemCode(thrown)?.startsWith("SQLITE_") !== true) throw thrown;
  const reason = messageOf(thrown);
  return isRefused
    ? fault(
        name,
        `It could not be checked, and need not be damaged: the disk refused it (${reason}).`,
        access,
      )
    : fault(name, `The database cannot be read: ${reason}.`, rebuild);
}
