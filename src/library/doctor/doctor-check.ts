import { messageOf, systemCode } from "../../core/errors.ts";
import type { DoctorCheck, DoctorCheckName } from "../../api/library-responses.ts";

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
    const all = others === 0 ? this.named : [...this.named, `and ${others.toLocaleString("en")} more`];
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
  remedy: string,
  check: () => readonly DoctorCheck[],
): readonly DoctorCheck[] {
  try {
    return check();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return names.map((name) => fault(name, `The database cannot be read: ${messageOf(error)}.`, remedy));
  }
}

/** Whether SQLite could not make out its own file. */
export function isDamage(error: unknown): boolean {
  return systemCode(error)?.startsWith("SQLITE_") === true;
}
