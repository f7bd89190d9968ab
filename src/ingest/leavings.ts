/**
 * The names in a folder without those that programs leave beside the user's own: hidden ones, Word's notes of who has a file
 * open ("~$report.docx"), editors' copies ("notes.txt~", "#notes.txt#"), and the folder of pictures and scripts beside a saved page ("page_files" beside "page.html").
 */
export function withoutLeavings(names: readonly string[]): string[] {
  const pages = new Set(names.filter((name) => /\.(?:x?html?|mht(?:ml)?)$/i.test(name)).map(stemOf));
  return names.filter(
    (name) =>
      !/^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini|__MACOSX|Icon\r|#.+#|.+~)$/i.test(name) &&
      !pages.has(BESIDE_PAGE.exec(name)?.[1] ?? ""),
  );
}

/** What browsers call that folder, in the languages that they speak. */
const BESIDE_PAGE =
  /^(.+)[_-](?:files|file|dateien|fichiers|archivos|arquivos|bestanden|filer|pliki|soubory|elemei|fitxers)$/i;

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}

/** The paths of an archive, with `/`, without those that lead into leavings or are some. */
export function pathsWithoutLeavings(paths: readonly string[]): string[] {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    for (const [folder, name] of steps(path))
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
  }
  const own = new Map([...folders].map(([folder, names]) => [folder, new Set(withoutLeavings([...names]))]));
  return paths.filter((path) => steps(path).every(([folder, name]) => own.get(folder)?.has(name) === true));
}

/** More folders within each other are an attack. */
const DEEPEST = 60;

/** Each folder on the way to a path, and what is gone to in it. */
function steps(path: string): (readonly [folder: string, name: string])[] {
  const names = path.split("/", DEEPEST);
  return names.map((name, at) => [names.slice(0, at).join("/"), name] as const);
}
