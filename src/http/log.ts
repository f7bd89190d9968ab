/** Where a running server says what it does. Never given document text or questions. */
export interface Log {
  info(message: string): void;
  /** `cause` is whatever was thrown; it is written with its stack and its own causes. */
  error(message: string, cause?: unknown): void;
}
