import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const ASKS_A_NAME_SERVER = /^(?:lookup|resolve|reverse)/;

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
  for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(resolver).filter((key) => ASKS_A_NAME_SERVER.test(key))) {
      Object.defineProperty(resolver, name, { value: refuse });
    }
  }
  syncBuiltinESMExports();
}
