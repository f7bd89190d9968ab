import { AppError } from "../core/errors.ts";

/** `exists`: whether there is an index, if an empty one; `waiting`: how many files of it wait to be read. */
export function notBuilt(exists: boolean, waiting = 0): AppError {
  if (waiting > 0) {
    const files = waiting === 1 ? "the only file" : `any of ${waiting} files`;
    return new AppError("library_not_built", `The library is being built: it has not read ${files} yet.`);
  }
  return new AppError(
    "library_not_built",
    exists
      ? "The library holds no documents yet. Put files into the documents folder and run `pincite index`."
      : "The library is not built yet. Run `pincite index` to build it from the documents folder.",
  );
}

/** An index folder without a database: a first run makes the one a moment after the other. */
export function notBuiltThere(): AppError {
  return new AppError(
    "library_not_built",
    "The index folder holds no library: none was built there, or its first indexing has begun in this moment. Ask again, or run `pincite index`.",
  );
}

export function noSuchDocument(): AppError {
  return new AppError(
    "not_found",
    "There is no readable document with this id. `pincite status` lists the documents.",
  );
}

export function noSuchPassage(): AppError {
  return new AppError(
    "not_found",
    "There is no passage with this id; its words may have changed. Search for it again.",
  );
}

export function wordsGone(): AppError {
  return new AppError("gone", "The document no longer has the words that this citation names.");
}
