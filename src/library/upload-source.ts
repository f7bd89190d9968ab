/** How uploads are called where files of the documents folder are called by their path: `upload:<document id>/<file>`. */
const UPLOAD = /^upload:([0-9a-f]{16})(?:\/|$)/;

export function sourceOfUpload(id: string, name: string): string {
  return `${folderOfUpload(id)}/${name}`;
}

/** What the sources of all documents of an upload begin with, without the slash. */
export function folderOfUpload(id: string): string {
  return `upload:${id}`;
}

/** The id of the upload that a source or a name on the command line speaks of, or null for any other file. */
export function uploadIdIn(source: string): string | null {
  return UPLOAD.exec(source)?.[1] ?? null;
}
