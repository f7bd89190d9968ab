/** What a column or field of a record tells about the record's document. */
export type Role = "title" | "text" | "authors" | "date" | "url" | "language" | "tags";

/** Names of columns in small letters, without spaces, hyphens and underscores; the likelier ones first. */
const NAMES: Readonly<Record<Role, string>> = {
  title: `title headline articletitle documenttitle subject heading name titel überschrift schlagzeile betreff titre objet
    título titulo titular asunto titolo tytuł заголовок название тема`,
  text: `text fulltext body articlebody bodytext content contents article abstract summary description message transcript
    speech contenthtml contenttext inhalt volltext beschreibung zusammenfassung texte contenu corps résumé texto contenido cuerpo resumen conteúdo
    testo contenuto treść tekst текст полныйтекст содержание содержимое описание аннотация сообщение`,
  authors: `authors author by byline authornames authorname writer writers creator creators from speaker autoren autor
    autorin verfasser von auteurs auteur autores autora autore autori авторы автор`,
  date: `date published publishedat publisheddate publicationdate publishdate pubdate datepublished dateposted postedat
    issued created createdat timestamp ts datum veröffentlicht erschienen datepublication fecha fechapublicación data дата
    датапубликации опубликовано`,
  url: `url link permalink href uri sourceurl articleurl canonicalurl webaddress adresse lien enlace ссылка адрес`,
  language: `language lang locale languagecode sprache langue idioma lingua język язык`,
  tags: `tags tag keywords keyword categories category topics topic subjects section labels schlagworte schlagwörter
    kategorie rubrik thema motsclés catégorie etiquetas categoría categoria теги ключевыеслова рубрика категория`,
};

const PLACES: ReadonlyMap<string, { readonly role: Role; readonly rank: number }> = new Map(
  (Object.keys(NAMES) as Role[]).flatMap((role) =>
    NAMES[role].split(/\s+/).map((name, rank) => [name, { role, rank }] as const),
  ),
);

/** Objects that hold fields about the document, not about something else: "metadata.name" is its title, "publisher.name" is not. */
const WRAPPERS: ReadonlySet<string> = new Set(
  "metadata meta fields properties data article document dc dcterms _source".split(" "),
);

/** The role of a column by its name, with how likely the name is to mean it (0 is the likeliest); null for any other name. */
export function roleOf(name: string): { readonly role: Role; readonly rank: number } | null {
  const path = name.toLowerCase().split(".");
  const last = path.pop() ?? "";
  if (!path.every((wrapper) => WRAPPERS.has(wrapper.trim()))) return null;
  return PLACES.get(last.replace(/[\s_-]+/g, "")) ?? null;
}
