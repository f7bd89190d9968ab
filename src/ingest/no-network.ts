import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

/**
 * Takes the network away from this process: documents are read from the disk alone, whatever a document or a parser
 * asks for. Pipes to the parent keep working. For a process of its own; it cannot be undone.
 */
export function blockNetwork(): void {
  const refuse = (): never => {
    throw new Error("A document reader has no network.");
  };
  globalThis.fetch = refuse;
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  dgram.Socket.prototype.send = refuse;
  dgram.Socket.prototype.bind = refuse;
  dns.lookup = Object.assign(refuse, { __promisify__: refuse });
  dns.promises.lookup = refuse;
  syncBuiltinESMExports();
}
