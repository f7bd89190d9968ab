import { AppError } from "../core/errors.ts";

/** Thrown for a file, or a part of one, that is whole and holds no text: what it held before is gone, not hidden by damage. */
export class EmptyFile extends AppError {
  constructor(message = "The file holds no text; remove it or fill it.") {
    super("unsupported_media_type", message);
  }
}
