/**
 * What web pages write above the links to other articles, by language, as whole headings: a phrase that goes on
 * ("Related work of the council") is none of them.
 */
const PHRASES: Readonly<Record<string, string>> = {
  en: `also of interest; also interesting; also read; also see; you may like; you might like; you may also like;
    you might also like; you may also enjoy; you might also enjoy; you may also be interested in; you might also be interested in;
    more like this; more stories like this; more stories like this one; more from this author; more from the author;
    other stories; other articles; other news; similar articles; similar posts; similar stories; further reading for you;
    recent posts; recent articles; recent news; recent stories; recommended for you; we recommend; picked for you;
    support us; support our work; support our journalism; donate now; suggested articles; suggested reading; continue reading; next up; share this; share on; share via; share with; about the author;
    about the authors; sharing is caring; like this; leave a reply; leave a comment; write a comment`,
  de: `weitere meldungen; weitere artikel; weitere beiträge; weitere nachrichten; weitere themen; weitere news;
    weiterführende links; ähnliche artikel; ähnliche beiträge; ähnliche themen; ähnliche nachrichten; verwandte artikel;
    verwandte beiträge; verwandte themen; auch interessant; auch lesenswert; das könnte sie interessieren;
    das könnte sie auch interessieren; das könnte dich auch interessieren; das könnte ihnen auch gefallen;
    das könnte dir auch gefallen; dies könnte sie auch interessieren; mehr zum thema; zum thema; mehr zu diesem thema;
    mehr aus diesem ressort; passend dazu; lesen sie auch; lesen sie mehr; lesen sie mehr zum thema; lies auch; mehr lesen; weiterlesen; meistgelesen;
    meist gelesen; meistgelesene artikel; die meistgelesenen artikel; beliebte artikel; beliebte beiträge; neueste beiträge; aktuelle beiträge;
    aktuelle meldungen; letzte beiträge; teilen mit; teilen; artikel teilen; diesen artikel teilen; beitrag teilen; schlagworte;
    schlagwörter; gefällt mir; hinterlasse eine antwort; schreibe einen kommentar; kommentar schreiben;
    kommentar hinterlassen; unterstützen sie uns; unterstütze uns; jetzt spenden; ihre spende; über den autor; über die autorin; unsere empfehlungen; leserfavoriten; nächster beitrag; vorheriger beitrag`,
  fr: `à lire aussi; à lire également; lire aussi; lire également; lire plus; voir aussi; sur le même sujet; sur le même thème;
    dans la même rubrique; articles similaires; articles liés; articles connexes; articles recommandés; vous aimerez aussi;
    vous aimerez peut-être; cela pourrait vous intéresser; ça peut vous intéresser; ces articles pourraient vous intéresser; les plus lus; les plus consultés; plus d'articles;
    nos derniers articles; derniers articles; articles récents; à découvrir; partager; partager cet article; partagez; laisser un commentaire;
    laissez un commentaire; soutenez-nous; faire un don; à propos de l'auteur; recommandé pour vous`,
  es: `te puede interesar; te podría interesar; también te puede interesar; puede interesarte; quizás te interese; lee también; leer también; leer más;
    lea también; ver también; vea también; noticias relacionadas; artículos relacionados; entradas relacionadas;
    contenido relacionado; temas relacionados; más noticias; más sobre este tema; más información; lo más leído; lo más visto;
    más leídas; más leídos; lo último; últimas noticias; entradas recientes; te recomendamos; recomendados; compartir; comparte; compártelo;
    deja un comentario; apóyanos; deja una respuesta; sobre el autor; acerca del autor`,
  pt: `você pode gostar; você pode gostar também; você também pode gostar; talvez você goste; pode gostar também; veja também; veja mais; leia também; leia mais; saiba mais; ler também;
    notícias relacionadas; artigos relacionados; posts relacionados; matérias relacionadas; conteúdo relacionado; mais lidas;
    mais lidos; mais notícias; últimas notícias; recomendados para você; recomendado; posts recentes; compartilhe; compartilhar;
    partilhar; partilhe; deixe um comentário; deixe uma resposta; sobre o autor`,
  it: `leggi anche; leggi di più; potrebbe interessarti; potrebbe interessarti anche; potrebbero interessarti; ti potrebbe interessare; ti potrebbero interessare; ti può interessare anche;
    articoli correlati; articoli simili; notizie correlate; post correlati; i più letti; le più lette; più letti; ultime notizie;
    articoli recenti; vedi anche; guarda anche; per approfondire; condividi; condividi su; lascia un commento; lascia una risposta; sull'autore`,
  nl: `lees ook; lees meer; lees verder; zie ook; bekijk ook; ook interessant; meer over dit onderwerp; meer nieuws; gerelateerde artikelen;
    gerelateerd; gerelateerde berichten; verwante artikelen; meest gelezen; aanbevolen; misschien vind je dit ook leuk; dit vind je misschien ook interessant;
    recente berichten; laatste nieuws; delen; deel dit; deel dit artikel; deel dit bericht; geef een reactie; laat een reactie achter; over de auteur`,
  sv: `läs också; läs även; läs mer; läs vidare; relaterat; relaterade artiklar; liknande artiklar; mer från; mest läst; mest lästa;
    senaste nytt; fler artiklar; fler nyheter; rekommenderat; dela; dela artikeln; lämna en kommentar; om författaren`,
  da: `læs også; læs mere; relaterede artikler; relateret; lignende artikler; mest læste; mest læst; seneste nyt; flere artikler;
    flere nyheder; anbefalet; del; del artiklen; skriv en kommentar; om forfatteren`,
  no: `les også; les mer; relaterte artikler; relatert; lignende artikler; mest lest; mest leste; siste nytt; flere saker;
    anbefalt; del artikkelen; legg igjen en kommentar; om forfatteren`,
  fi: `lue myös; lue lisää; katso myös; aiheeseen liittyvää; aiheesta lisää; liittyvät artikkelit; luetuimmat; suosituimmat;
    uusimmat; lisää aiheesta; suosittelemme; jaa; jaa artikkeli; jätä kommentti; vastaa; kirjoittajasta`,
  pl: `czytaj także; czytaj też; czytaj również; czytaj więcej; przeczytaj także; przeczytaj też; przeczytaj również; zobacz także;
    zobacz też; zobacz również; zobacz więcej; powiązane artykuły; powiązane; podobne artykuły; podobne wpisy; podobne tematy;
    polecane; polecamy; polecane artykuły; najczęściej czytane; najpopularniejsze; najnowsze; ostatnie wpisy; może cię zainteresować;
    może ci się spodobać; to może cię zainteresować; więcej na ten temat; udostępnij; podziel się; dodaj komentarz; zostaw komentarz; o autorze`,
  cs: `čtěte také; čtěte též; čtěte dále; přečtěte si také; mohlo by vás zajímat; mohlo by vás také zajímat; související články; související; podobné články;
    nejčtenější; další články; doporučujeme; nejnovější články; sdílet; sdílejte; napsat komentář; přidat komentář; o autorovi`,
  sk: `čítajte aj; čítajte tiež; prečítajte si aj; mohlo by vás zaujímať; súvisiace články; podobné články; najčítanejšie; ďalšie články; odporúčame;
    zdieľať; pridať komentár; o autorovi`,
  hu: `olvassa el ezt is; olvasta már; ezt is ajánljuk; ajánló; ajánlott cikkek; kapcsolódó cikkek; kapcsolódó; hasonló cikkek; további cikkek;
    legolvasottabb; legfrissebb; megosztás; oszd meg; szólj hozzá; a szerzőről`,
  ro: `citește și; citeşte şi; citește mai mult; citește mai multe; vezi și; articole similare; articole asemănătoare; articole recomandate; știri similare;
    cele mai citite; recomandări; s-ar putea să-ți placă; te-ar putea interesa și; distribuie; lasă un comentariu; lasă un răspuns; despre autor`,
  tr: `ilgili haberler; ilgili yazılar; ilgili içerikler; benzer haberler; benzer yazılar; bunlar da ilginizi çekebilir; ilginizi çekebilir; en çok okunanlar;
    son haberler; diğer haberler; ayrıca okuyun; bunu da oku; önerilenler; paylaş; yorum yap; bir cevap yazın; yorum yapın; yazar hakkında`,
  el: `διαβάστε επίσης; διαβάστε ακόμη; διαβάστε ακόμα; δείτε επίσης; δείτε ακόμη; σχετικά άρθρα; σχετικές ειδήσεις; σχετικά; παρόμοια άρθρα; δημοφιλή;
    περισσότερα; πιο δημοφιλή; μπορεί να σας ενδιαφέρει; κοινοποίηση; αφήστε ένα σχόλιο`,
  ru: `читайте также; читайте ещё; читать далее; читать также; смотрите также; см. также; по теме; ещё по теме; еще по теме; материалы по теме; новости по теме;
    похожие статьи; похожие материалы; похожие новости; похожие записи; вам может понравиться; вам также может понравиться; вам может быть интересно; вам будет интересно;
    самое читаемое; популярное; популярные статьи; рекомендуем; рекомендуем почитать; последние новости; другие новости; другие статьи; ещё новости; связанные статьи;
    поделиться; поделиться ссылкой; поделитесь; оставить комментарий; добавить комментарий; об авторе; свежие записи`,
  uk: `читайте також; дивіться також; за темою; за темою також; матеріали за темою; схожі статті; схожі матеріали; схожі новини; пов'язані статті;
    вас може зацікавити; популярне; рекомендуємо; останні новини; найпопулярніше; поділитися; поширити; залишити коментар; про автора`,
  bg: `прочетете още; прочетете също; прочети още; вижте още; още по темата; още от; свързани статии; подобни статии; най-четени; препоръчваме;
    последни новини; сподели; споделете; остави коментар; добави коментар`,
  hr: `pročitajte i; pročitajte još; pročitaj više; pročitajte više; povezane vijesti; povezani članci; slični članci; najčitanije; vezane vijesti; moglo bi vas zanimati;
    možda će vas zanimati; preporučujemo; podijeli; ostavite komentar; povezane teme; najnovije; više s weba`,
  id: `baca juga; baca selengkapnya; baca lainnya; lihat juga; artikel terkait; berita terkait; artikel lainnya; berita lainnya; berita populer; terpopuler;
    rekomendasi; rekomendasi untuk anda; bagikan; bagikan ini; tinggalkan komentar; tinggalkan balasan; terkait; menyukai ini; pos terkait`,
  vi: `xem thêm; đọc thêm; tin liên quan; bài viết liên quan; bài liên quan; có thể bạn quan tâm; tin cùng chuyên mục; tin mới; đọc nhiều; chia sẻ; bình luận`,
  ja: `関連記事; 関連ニュース; 関連リンク; あわせて読みたい; 合わせて読みたい; こちらもおすすめ; おすすめ記事; おすすめの記事; 人気記事; 人気の記事; 最新記事; 新着記事; アクセスランキング; この記事をシェア; シェアする; コメント; コメントを残す; 次の記事; 前の記事`,
  zh: `相关文章; 相关新闻; 相关阅读; 相关推荐; 相關文章; 相關新聞; 相關閱讀; 延伸阅读; 延伸閱讀; 推荐阅读; 推薦閱讀; 热门文章; 熱門文章; 热门新闻; 热门推荐; 猜你喜欢; 您可能感兴趣; 你可能感兴趣; 最新文章; 更多新闻; 分享到; 分享; 发表评论; 發表留言; 上一篇; 下一篇`,
  ko: `관련기사; 관련 기사; 관련뉴스; 관련 뉴스; 관련글; 관련 글; 추천기사; 추천 기사; 인기기사; 인기 기사; 많이 본 뉴스; 많이 본 기사; 최신기사; 최신 기사; 주요뉴스; 주요 뉴스; 공유하기; 댓글; 이 기사를 공유합니다`,
};

const KNOWN: ReadonlySet<string> = new Set(
  Object.values(PHRASES).flatMap((phrases) =>
    phrases.split(";").map((phrase) => phrase.replace(/\s+/g, " ").trim()),
  ),
);

/** Whether a heading, in lower case, is one of these phrases, whatever marks stand around it. */
export function isCuePhrase(heading: string): boolean {
  return KNOWN.has(heading.replace(/^[^\p{L}]{1,5}|[\s:.…!?>»→▸|-]{1,8}$/gu, ""));
}

const COMMENTS =
  "(?:leser|user)?kommentare?|comments?|comment feed|leserbriefe|leserreaktionen|commentaires?|réactions?|comentarios?|comentários?|commenti|reacties|kommentarer|kommentit|komentarze|komentáře|komentáre|hozzászólások|comentarii|yorumlar|σχόλια|комментарии|коментарі|коментари|komentari|komentar|bình luận|评论|評論|留言|コメント|댓글|التعليقات|תגובות|trackbacks?|pingbacks?";
/** What is said in a number of times below a post: "2 Antworten zu …", "5 thoughts on …". */
const COUNTED =
  "reactions?|thoughts?|opinions?|reaktion(?:en)?|gedanken?|meinung(?:en)?|pensieri|reactie|komentarzy?|komentář|komentářů|hozzászólás|comentariu|yorum|комментари(?:й|я|ев)|коментар(?:і|ів|я)?";
/** So are the answers to a question, which are what its page is about: "2 Antworten zu …" alone is said of comments. */
const ANSWERS =
  "replies|reply|responses?|answers?|antwort(?:en)?|réponses?|respuestas?|respostas?|risposte|risposta|ответ(?:а|ов)?";
const ANSWERED =
  '(?:\\s(?:zu|auf|on|to|for|à|sur|en|a|su|para|em|do|к|op|til|till)\\s[^\\n]{1,200}|\\s?[“„«"][^\\n]{1,200})';
const COMMENTS_HEADING = new RegExp(
  `^(?:${COMMENTS})(?:\\s?[([]\\s?(?<behind>\\d{1,5})\\s?[)\\]]|\\s?:\\s?(?<colon>\\d{1,5}))?${ANSWERED}?\\s?:?$|^(?<ahead>\\d{1,5}|one|ein|eine|une?|una|один)\\s(?:(?:${COMMENTS}|${COUNTED})${ANSWERED}?|(?:${ANSWERS})${ANSWERED})\\s?:?$`,
  "u",
);
const LONGEST_COMMENTS_HEADING = 250;

/** Whether a heading says that readers' comments follow, "counted" where it says how many; null for any other. */
export function commentsHeading(heading: string): "counted" | "plain" | null {
  if (heading.length > LONGEST_COMMENTS_HEADING) return null;
  const groups = COMMENTS_HEADING.exec(heading.toLowerCase().replace(/\s+/g, " ").trim())?.groups;
  if (groups === undefined) return null;
  return Object.values<string | undefined>(groups).some((count) => count !== undefined) ? "counted" : "plain";
}
