import { find, read, type CFB$Container } from "cfb";
import { AppError } from "../../../core/errors.ts";

/** The streams of a file of an old Office program, which is a file system of its own. */
export class CompoundFile {
  private constructor(private readonly container: CFB$Container) {}

  /** Throws `unsupported_media_type` where the bytes are no such file, or a damaged one; `kind` is "an Excel workbook". */
  static open(bytes: Uint8Array, kind: string): CompoundFile {
    if (!MARK.every((byte, at) => bytes[at] === byte)) {
      const message = `The file is not ${kind} of an old Office program; give it its right file extension, or remove it.`;
      throw new AppError("unsupported_media_type", message);
    }
    try {
      return new CompoundFile(read(Buffer.from(bytes), { type: "buffer" }));
    } catch (cause) {
      throw damagedFile(cause);
    }
  }

  /** The bytes of a stream by its path, or null where there is none. */
  stream(path: string): Uint8Array | null {
    const content = find(this.container, path)?.content;
    return content === undefined ? null : Uint8Array.from(content);
  }
}

const MARK = [0xd0, 0xcf, 0x11, 0xe0];

export function damagedFile(cause?: unknown): AppError {
  const message = "The file is damaged; open it in its program and save it again.";
  return new AppError("unsupported_media_type", message, { cause });
}
