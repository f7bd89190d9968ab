/** How uploads are called where files of the documents folder are called by their path: `upload:<document id>/<file>`. */
const UPLOAD = /^upload:([0-9a-f]{16})(?:\/|$)/;

export function sourceOfUpload(id: string, name: string): string {
  return `${folderOfUpload(id)}/${name}`;
}

/** What the sources of all documents of an upload begin with, without the slash. */
export function folderOfUpload(id: string): string {
  return `upload:${id}`;
}

/** A source without what the library puts before the names of uploads. */
export function nameWithin(source: string): string {
  return source.replace(UPLOAD, "");
}

/** Of the files of uploads those that stand in the place of a former file with another name. */
export function replacedUploads<File extends { readonly source: string }>(
  known: readonly string[],
  files: readonly File[],
): { readonly former: string; readonly file: File }[] {
  const names = new Set(known);
  const byId = new Map(known.map((name) => [uploadIdIn(name), name]));
  return files.flatMap((file) => {
    const id = uploadIdIn(file.source);
    const former = id === null || names.has(file.source) ? undefined : byId.get(id);
    return former === undefined ? [] : [{ former, file }];
  });
}

/** The id of the upload that a source or a name on the command line speaks of, or null for any other file. */
export function uploadIdIn(source: string): string | null {
  return UPLOAD.exec(source)?.[1] ?? null;
}
