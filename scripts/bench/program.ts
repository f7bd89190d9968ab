import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServerProcess, type ServerProcess } from "../server-process.ts";

/** The built program and what lies beside it. */
export const PACKAGE_DIRECTORY = fileURLToPath(new URL("../../../", import.meta.url));
/** What embeds in processes of its own, as indexing does. */
export const ENCODER_ENTRY = join(PACKAGE_DIRECTORY, "dist", "src", "embedding", "encoder-child.js");
const PROGRAM = join(PACKAGE_DIRECTORY, "dist", "src", "main.js");

export interface Folders {
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
}

const flagsOf = ({ documentsDirectory, indexDirectory }: Folders): string[] => [
  "--documents",
  documentsDirectory,
  "--index",
  indexDirectory,
];

/** Runs a command of the program to its end. Throws where it fails. */
export function runProgram(folders: Folders, command: readonly string[]): string {
  const [name = "", ...rest] = command;
  return runNode([PROGRAM, name, ...flagsOf(folders), ...rest]);
}

export function runNode(parameters: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${parameters.join(" ")} failed: ${stderr}`);
  return stdout;
}

export interface ServedLibrary extends Pick<ServerProcess, "url" | "stop"> {
  /** The most memory that the server and its children have held so far, in MB; null where the system does not tell. */
  peakMemoryMb(): number | null;
}

/** Starts `pincite serve`, of this build or of the `program` of another one, and resolves once it answers questions fully. */
export async function serve(folders: Folders, program = PROGRAM): Promise<ServedLibrary> {
  const flags = [...flagsOf(folders), "--requests-per-minute", "0"];
  const server = await startServerProcess(program, flags);
  const { url, pid } = server;
  return {
    url,
    stop: () => server.stop(),
    peakMemoryMb: () => (pid === undefined ? null : peakMemoryMb(pid)),
  };
}

/** The kernel's own high-water marks of a process and its children, added up (Linux). */
function peakMemoryMb(pid: number): number | null {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    const ofChildren = children.map((child) => peakMemoryMb(Number(child)) ?? 0);
    const kilobytes = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    const own = kilobytes === undefined ? null : Number(kilobytes) / 1024;
    return own === null ? null : ofChildren.reduce((sum, memory) => sum + memory, own);
  } catch {
    return null;
  }
}
