import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import {
  CancelledNotificationSchema,
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  type RequestId,
} from "@modelcontextprotocol/sdk/types.js";

/** A transport that knows which requests are still to be answered, so that its end can wait for them. */
export class AnsweringTransport extends StdioServerTransport {
  readonly #open = new Set<RequestId>();
  #onAnswered: () => void = () => undefined;

  /** The server calls it with every message, before it looks at the message itself. */
  override onmessage = (message: JSONRPCMessage): void => {
    if (isJSONRPCRequest(message)) this.#open.add(message.id);
    // What is cancelled is not answered.
    const cancelled = CancelledNotificationSchema.safeParse(message);
    if (cancelled.success) this.#settle(cancelled.data.params.requestId);
  };

  override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message);
    if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) this.#settle(message.id);
  }

  /** Resolves when nothing is left to be answered. */
  async answered(): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onAnswered = resolve;
    });
  }

  #settle(id: RequestId | undefined): void {
    if (id !== undefined) this.#open.delete(id);
    if (this.#open.size === 0) this.#onAnswered();
  }
}
