import type { IncomingMessage } from "node:http";
import { Transform, type Readable } from "node:stream";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { AppError } from "../../core/errors.ts";
import { HttpRefusal } from "../middleware/problem-details.ts";

/** A file of a form, while it is arriving. */
export interface FormFile {
  /** As the sender calls it: anything at all. */
  readonly name: string;
  readonly content: Readable;
  /** The JSON of the `metadata` before it; undefined where there is none. */
  readonly metadata: unknown;
  /** Aborts when the form turns out to be refused. */
  readonly signal: AbortSignal;
}

export interface FormLimits {
  /** Of all that is sent. */
  readonly maxBytes: number;
  readonly maxFiles: number;
}

const METADATA_BYTES = 64_000;
const PART_HEADERS = 32;
const PART_HEADER_BYTES = 8_192;

/**
 * Hands on each `file` of a form as it arrives, with the last `metadata` before it, and gives what became of them, in
 * order. Nothing is kept in memory but the metadata. Rejects when all that was begun has ended; what `receive` has made of
 * other files by then is left to the caller. Throws `HttpRefusal` for what is no form or does not arrive in full,
 * `invalid_argument` for other fields, `payload_too_large`, and what `receive` throws.
 */
export async function readForm<Received>(
  request: IncomingMessage,
  limits: FormLimits,
  receive: (file: FormFile) => Promise<Received>,
): Promise<Received[]> {
  const reading = new FormReading(parserFor(request, limits), receive);
  const counted = counting(limits.maxBytes, (error) => {
    reading.fail(error);
  });
  const onClose = (): void => {
    if (!request.complete) reading.fail(incomplete());
  };
  request.once("close", onClose);
  request.once("error", onClose);
  request.pipe(counted).pipe(reading.parser);
  try {
    return await reading.ended;
  } catch (error) {
    request.unpipe(counted);
    passOver(request, limits.maxBytes);
    throw error;
  } finally {
    request.off("close", onClose);
  }
}

class FormReading<Received> {
  readonly ended: Promise<Received[]>;
  private readonly files: Promise<Received>[] = [];
  private readonly abort = new AbortController();
  private metadata: unknown;
  /** Whether the last metadata are still waiting for a file. */
  private isUnused = false;
  private refusal: Error | null = null;
  /** Of the file that failed first; the others are then stopped, and say so. */
  private failure: { readonly reason: unknown } | null = null;
  private end: () => void = () => undefined;

  constructor(
    readonly parser: BusboyInstance,
    private readonly receive: (file: FormFile) => Promise<Received>,
  ) {
    const over = new Promise<void>((resolve) => {
      this.end = resolve;
    });
    this.ended = over.then(() => this.outcome());
    parser.on("file", (field, content, name) => {
      this.takeFile(field, content, name);
    });
    parser.on("field", (field, value, _isNameCut, isCut) => {
      this.takeField(field, value, isCut);
    });
    for (const limit of ["filesLimit", "fieldsLimit", "partsLimit"] as const) {
      parser.on(limit, () => {
        this.fail(
          new AppError("payload_too_large", "The form holds too many files. Send them in several requests."),
        );
      });
    }
    parser.on("error", () => {
      this.fail(malformed());
    });
    parser.on("finish", () => {
      if (this.isUnused) this.fail(invalid("metadata", "must stand before the file that it is about"));
      else if (this.files.length === 0) this.fail(invalid("file", "is missing"));
      else this.end();
    });
  }

  /** What was begun is stopped; the first reason counts. */
  fail(error: Error): void {
    this.refusal ??= error;
    this.abort.abort();
    this.end();
  }

  private takeFile(field: string, content: Readable, name: string | undefined): void {
    content.on("error", () => undefined);
    if (this.refusal !== null || field !== "file") {
      content.resume();
      this.fail(unknownField());
      return;
    }
    const { metadata } = this;
    this.isUnused = false;
    const received = this.receive({ name: name ?? "", content, metadata, signal: this.abort.signal });
    this.files.push(received);
    received.catch((reason: unknown) => {
      this.failure ??= { reason };
      this.abort.abort();
      this.end();
    });
  }

  private takeField(field: string, value: string, isCut: boolean): void {
    if (field !== "metadata") this.fail(unknownField());
    else if (isCut)
      this.fail(new AppError("payload_too_large", "The metadata are longer than 64 KB.", { field }));
    else {
      this.metadata = jsonIn(value);
      this.isUnused = true;
      if (this.metadata === undefined) this.fail(invalid("metadata", "must be a JSON object"));
    }
  }

  /** What is wrong with the form explains what is wrong with a file of it, and not the other way round. */
  private async outcome(): Promise<Received[]> {
    await Promise.allSettled(this.files);
    if (this.refusal !== null) throw this.refusal;
    if (this.failure !== null) throw this.failure.reason;
    return Promise.all(this.files);
  }
}

function parserFor({ headers }: IncomingMessage, { maxFiles }: FormLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...headers, "content-type": headers["content-type"] ?? "" },
      limits: {
        files: maxFiles,
        fields: maxFiles,
        fieldSize: METADATA_BYTES,
        headerPairs: PART_HEADERS,
        headerSize: PART_HEADER_BYTES,
      },
    });
  } catch {
    // The only thing that it looks at now is the Content-Type, and its text is the sender's.
    throw malformed();
  }
}

function counting(maxBytes: number, refuse: (error: Error) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) done(null, chunk);
      else {
        refuse(
          new AppError(
            "payload_too_large",
            `The upload is larger than ${maxBytes / 1e6} MB, all files together.`,
          ),
        );
      }
    },
  });
}

/** A sender who looks for the answer only when all is sent would otherwise wait for ever; there is an end to it, though. */
function passOver(request: IncomingMessage, maxBytes: number): void {
  let left = maxBytes;
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The sender is told; the text is theirs.
    return undefined;
  }
}

function malformed(): HttpRefusal {
  return new HttpRefusal("malformed_request", "The body is no complete form (multipart/form-data).");
}

function incomplete(): HttpRefusal {
  return new HttpRefusal("malformed_request", "The upload ended before it was complete.");
}

function unknownField(): AppError {
  return new AppError("invalid_argument", "A field of the form is not known; expected: metadata, file.");
}

function invalid(field: string, requirement: string): AppError {
  return new AppError("invalid_argument", `${field} ${requirement}.`, { field });
}
