const CODE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[^\n]*$|(?![\s\S]))|`[^`\n]{1,500}`/gm;

/** "[[target|label]]", "[[target#heading]]", "![[picture.png]]" */
const WIKI_LINK = /(?<![\w\]])(!?)\[\[([^[\]|\n]{1,300})(?:\\?\|([^[\]\n]{1,300}))?\]\](?![([:])/g;
/** A paragraph in which MDX brings in components, or gives something to others. */
const COMPONENTS =
  /(?<=^|\n\n)(?:import\s(?:[^\n"']{1,300}\sfrom\s{1,5})?["'][^"'\n]{1,300}["'];?(?=\n|$)|export\s(?:const|let|var)\s+\w{1,100}\s*=|export\s+(?:async\s)?function\s+\w{1,100}\(|export\sdefault\s(?:function|class|async|\(|\{|\w{1,100};?(?:\n|$))|export\s?\{)[^\n]*(?:\n[^\n]+)*/g;

/** A text with links of Obsidian and of wikis as they are shown: by their label, or else by what they lead to. */
export function withWikiLinksShown(markdown: string): string {
  return outsideOfCode(markdown, (text) =>
    text.replace(WIKI_LINK, (_, embedded: string, target: string, label?: string) => {
      // What is embedded is another file's; its label tells how large a picture is.
      if (embedded !== "") return "";
      const [page = "", heading] = target.split("#");
      return (label ?? [page, heading].filter((part) => (part ?? "") !== "").join(" › ")).trim();
    }),
  );
}

/** A text without what MDX says to programs. */
export function withoutComponents(markdown: string): string {
  return outsideOfCode(markdown, (text) => text.replace(COMPONENTS, ""));
}

function outsideOfCode(markdown: string, change: (text: string) => string): string {
  let shown = "";
  let from = 0;
  for (const { 0: code, index } of markdown.matchAll(CODE)) {
    shown += change(markdown.slice(from, index)) + code;
    from = index + code.length;
  }
  return shown + change(markdown.slice(from));
}
