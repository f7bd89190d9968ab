import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";

/** A thread of its own pays from so many bytes on: to start one takes 20 ms, to hash so many as long. */
const LARGE = 32 << 20;

const HASHING = `
  const { createHash } = require("node:crypto");
  const { closeSync, openSync, readSync } = require("node:fs");
  const { parentPort, workerData } = require("node:worker_threads");
  const hash = createHash("sha256");
  const part = Buffer.allocUnsafe(1 << 20);
  const file = openSync(workerData, "r");
  for (let bytes = -1; bytes !== 0; hash.update(part.subarray(0, bytes))) bytes = readSync(file, part);
  closeSync(file);
  parentPort.postMessage(hash.digest("hex"));
`;

/** SHA-256 of a file in lower-case hexadecimal. A large one is hashed beside this thread, which has other work. */
export async function graphChecksum(path: string): Promise<string> {
  return (await stat(path)).size < LARGE ? checksumHere(path) : checksumInThread(path);
}

async function checksumHere(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

function checksumInThread(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    new Worker(HASHING, { eval: true, workerData: path, execArgv: [] })
      .once("message", resolve)
      .once("error", reject)
      .once("exit", () => {
        reject(new Error(`${path} could not be hashed`));
      });
  });
}
