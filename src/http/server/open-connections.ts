import type { Server } from "node:http";
import type { Socket } from "node:net";

/** The connections of a server, each with the number of its responses that are under way. */
export class OpenConnections {
  private readonly running = new Map<Socket, number>();

  constructor(server: Server) {
    server.on("connection", (socket: Socket) => {
      this.running.set(socket, 0);
      socket.once("close", () => this.running.delete(socket));
    });
    server.on("request", ({ socket }, response) => {
      this.count(socket, 1);
      response.once("close", () => {
        this.count(socket, -1);
      });
    });
  }

  /**
   * Cuts those without a response under way: idle ones, ones on which half a request has come, ones whose caller was
   * answered and goes on sending. Node.js itself closes only the idle ones.
   */
  cutWaiting(): void {
    for (const [socket, responses] of this.running) if (responses === 0) socket.destroy();
  }

  private count(socket: Socket, more: number): void {
    const responses = this.running.get(socket);
    if (responses !== undefined) this.running.set(socket, responses + more);
  }
}
