import { relatedLanguages } from "./related-languages.ts";

/**
 * What a full stop after an abbreviation can mean before a capital letter or a figure. (Before a small letter it never ends
 * a sentence.)
 * - `joins`: never the end, the abbreviation needs what follows ("Dr.", "e.g.", "vgl.", "ул.").
 * - `numbers`: not the end before a figure ("no. 5", "S. 23"); otherwise it is a word like any other ("He said no. Olm left").
 * - `may end`: the end only before a word that begins sentences ("Jan.", "Mrd.", "St.", "U.S.").
 * - `ends`: not before a figure, but before any capital ("etc.", "Inc.").
 */
export type AbbreviationKind = "joins" | "numbers" | "may end" | "ends";

type Lists = Readonly<Record<AbbreviationKind, string>>;

/**
 * By language, without the last full stop, in small letters; one with a capital counts with a capital only ("Gen." but not
 * "gen."). A text is read with its own language's list, those of its relatives and the English one. What is also a common word of its language stands here
 * with its capital, among `numbers`, or not at all.
 */
const ABBREVIATIONS: Readonly<Partial<Record<string, Lists>>> = {
  en: {
    joins: `pty atty mr mrs ms mx messrs mmes dr prof Rev Hon Gen Col Maj Capt Cmdr Cpl Lt Sgt Adm Sen Rep Gov Pres Amb Supt Det Insp
      Msgr Fr Mt e.g i.e cf vs viz approx c.f asst assoc attn`,
    numbers: `est n° nº № no nos p pp art arts sec secs fig figs vol vols ch chap chaps eq eqs ref refs op pt v ver ed tbl pl plt ll l
      n nn fol ff § ca tel ext rm cl r reg nr`,
    "may end": `st jr sr ave blvd rd dept univ ph.d ft lb lbs oz hr hrs min mins yr yrs sq cu Wash Calif Conn Mass Minn Okla Tenn Wis Ariz Colo
      Fla Ga Ill Ind Kan Ky Md Mich Mo Mont Neb Nev Ore Pa Tex Va Vt`,
    ends: `Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun etc b.c b.c.e c.e inc ltd co corp bros plc llc esq al ibid ib id seq`,
  },
  de: {
    joins: `em hr hrn fr frl dipl ing Mag dres hl hptm vgl vergl bzw ggf evtl z.b d.h i.e m.a.w u.u s.u s.o i.d.r
      i.a v.a z.t z.zt m.e o.g u.g sog ca rd zw inkl einschl exkl zzgl abzgl gem lt bspw beisp insb insbes bes ehem
      eigtl urspr geb gest gegr verh gez verst i.v i.a d.i u.z u.zw betr bez mind stellv röm griech frz engl dt
      österr schweiz i.s.d i.s.v i.h.v i.r.d z.hd z.hdn rer nat phil jur med theol a.d h.c s.a`,
    numbers: `nr nrn s abs abb abt bd bde kap tab anm aufl art ziff rn rdnr tz lfd tel hs jg bl fol str § paragr
      taf lit zif nrs fn lf zeile`,
    "may end": `mio mrd tsd mill std min sek str jh jhd jhdt v.chr n.chr chr u.a o.ä jan febr mrz apr jun jul aug
      sept okt nov dez Mo Di Mi Do Sa So hrsg verf co ag kg st km qm cm kl`,
    ends: `f usw u.s.w usf u.ä u.dgl u.v.a u.v.m etc ff uvm uva gmbh`,
  },
  fr: {
    joins: `apr exc mm mme mmes mlle mlles mgr Me dr pr ste sts stes p.ex par.ex c.-à-d c.à.d env cf éd dir trad coll av boul bd
      chap rte`,
    numbers: `n° nos p pp art fig vol t al § no chap tél éd r l`,
    "may end": `janv févr avr juil oct nov déc apr.j.-c av.j.-c j.-c s.a s.a.r.l hab ap
      ltd st`,
    ends: `etc cie sté s.a.s`,
  },
  es: {
    joins: `sr sra srta sres sras dr dra dres lic ing arq prof profa dña Da dn vd ud uds vds mons fr sto sta gral cnel
      cap tte sgto excmo excma ilmo ilma p.ej p.e ej aprox av avda pza plza ctra depto dpto gob hnos núm cía`,
    numbers: `n.º n° nº núm núms pág págs p pp art arts cap caps fig figs vol vols tel teléf tfno ed § inc párr`,
    "may end": `ee.uu ee.uu.aa rr.hh ff.aa jj.oo a.c d.c a.n.e s.a s.l s.r.l c.p ene febr mzo abr may jun jul ago sept set
      oct nov dic ltda cía ph.d bs.as km kg`,
    ends: `etc`,
  },
  it: {
    joins: `sig sigg sig.ra sig.na sig.re dott dott.ssa dr dr.ssa prof prof.ssa proff avv ing arch geom rag on cav comm
      mons s.e es p.es ad.es cfr ca egr gent spett ill.mo chiar.mo rev ss s gen cap p.zza v.le c.so
      sott cosidd`,
    numbers: `mar n n° nn nr num pag pagg p pp art artt cap capp fig figg vol voll tab tel § sez lett all`,
    "may end": `a.c d.c s.p.a s.r.l s.n.c s.a.s a.d p.m a.m gen febb apr magg giu lugl ag sett ott nov dic p.s n.b u.s`,
    ends: `ecc etc`,
  },
  nl: {
    joins: `dhr mevr mw mej dr drs ir ing mr prof ds bijv b.v bv d.w.z dwz m.a.w t.a.v t.b.v t.o.v i.p.v i.v.m m.b.t n.a.v
      o.a a.d ca resp nl ong incl excl evt zgn z.g vgl cf st jhr jkvr aanw`,
    numbers: `nr nrs blz p pp art afb fig hfst hoofdst dl tel § lid`,
    "may end": `jan feb febr mrt apr jun jul aug sept okt nov dec mln mld v.chr n.chr chr b.v n.v vnw bijw ww znw`,
    ends: `enz etc e.d e.a`,
  },
  pl: {
    joins: `dr mgr inż prof hab doc ks ul al pl os św bp abp kard gen płk mjr kpt por ppłk np m.in tzn tzw tj t.j zob por wg
      ok ww właśc jw dot im woj gm pow płd płn ang niem franc łac gr ros bł red wyd śp kl bałt prow`,
    numbers: `nr nry str s ss art ust pkt poz par § tab rys tel godz t zob rozdz tj`,
    "may end": `r w n.e p.n.e m.p mln mld tys zł gr sp z.o.o o.o s.a sty lut kwi cze lip sie wrz paź lis gru u.s`,
    ends: `itd itp etc in`,
  },
  ru: {
    joins: `т.е т.н т.к т.о т.наз напр см ср ул пр просп пл пер бул наб ш кв корп стр пос пгт дер обл о оз
      акад проф доц д-р инж ген полк подполк кап лейт сл букв англ нем фр лат греч итал исп яп устар разг перен
      соч авт ред сост изд под.ред и.о в.о м-р г-н г-жа св преп прав бл митр архиеп еп свящ прот ок прим`,
    numbers: `№ с стр п пп ст ч гл рис табл т тт кн вып разд тел кв д корп к оп абз пар`,
    "may end": `им г гг в вв н.э до.н.э тыс млн млрд руб р коп м ч мин сек чел экз л янв февр мар апр авг сент
      окт нояб дек т.г с.г куб.м кв.м долл шт т.ч`,
    ends: `т.д т.п др пр ц`,
  },
  uk: {
    joins: `т.зв напр див пор ім вул просп пл бульв м с смт обл проф акад доц т.е тобто о св ред`,
    numbers: `№ с стор п пп ст ч гл рис табл т кн вип`,
    "may end": `р рр ст н.е тис млн млрд грн коп`,
    ends: `т.д т.п ін`,
  },
  bg: {
    joins: `напр вж срв т.е т.нар бул ул пл кв ж.к гр с св д-р проф доц акад инж арх ген полк вкл г-н г-жа р-н обл общ б
      им бел съст т`,
    numbers: `№ с стр т чл ал гл фиг табл кн бр тел`,
    "may end": `г гг в вв т.г пр.хр сл.хр н.е пр.н.е хил млн млрд лв ст`,
    ends: `и.т.н и.др др`,
  },
  kk: {
    joins: `т.б т.с.с ғ ж қ б.з.б б.з б.э.б мыс проф акад`,
    numbers: `№ б т`,
    "may end": `жж ғғ мың млн млрд тг`,
    ends: ``,
  },
  pt: {
    joins: `sr sra srs sras srta dr dra drs prof profa eng arq exmo exma ilmo d p.ex ex aprox av r pça trav dep sen gov gen
      cel cap pe fr ss`,
    numbers: `n.º n° nº núm pág págs p pp art arts cap fig vol tel § inc`,
    "may end": `a.c d.c s.a e.u.a eua ltda cia jan fev abr jun jul ago nov`,
    ends: `etc`,
  },
  da: {
    joins: `hr fr frk dr prof skt sct bl.a f.eks fx d.v.s dvs m.a.o jf jvf pga mht ift ca inkl ekskl incl evt kgl pr iflg
      vedr resp adv`,
    numbers: `nr nrr s sd stk kap art fig bd § tlf kl pkt afs`,
    "may end": `jan feb mar apr jun jul aug sept sep okt nov dec mio mia mdr kr e.kr f.kr a/s aps`,
    ends: `osv o.s.v etc o.l m.m m.fl m.v mv`,
  },
  sv: {
    joins: `hr fr dr prof s:t s:ta bl.a t.ex d.v.s dvs s.k ca jfr resp inkl exkl ev fd f.d k kungl pga p.g.a`,
    numbers: `nr s sid kap art fig bd § tel kl`,
    "may end": `jan feb mar apr jun jul aug sept okt nov dec milj kr e.kr f.kr st`,
    ends: `osv o.s.v m.m m.fl etc o.d`,
  },
  cs: {
    joins: `p pí sl ing mgr mudr judr phdr rndr bc dr prof doc gen plk mjr kpt sv tzv tzn tj např apod.např popř resp cca viz
      srov ul nám tř mj m.j př.n.l zvl ev vč slov tz`,
    numbers: `č čís str s odst čl kap obr tab sv tel §`,
    "may end": `n.l př.kr po.kr mil mld tis kč s.r.o a.s r hod min stol`,
    ends: `atd apod aj`,
  },
  sk: {
    joins: `p sl ing mgr mudr judr phdr rndr bc dr prof doc gen plk mjr kpt sv tzv tzn tj t.j napr resp cca porov ul nám
      m.i pred.n.l zvl vrát slov angl nem lat`,
    numbers: `č čís str s ods čl kap obr tab tel §`,
    "may end": `n.l pr.kr po.kr mil mld tis s.r.o a.s r hod min stor`,
    ends: `atď apod a.i`,
  },
  el: {
    joins: `κ κα κος δρ καθ π.χ δηλ λ.χ βλ πρβλ αγ οδ λεωφ`,
    numbers: `αρ αριθ σ σελ άρθρ κεφ τ τηλ`,
    "may end": `π.χρ μ.χ μ.μ π.μ εκ δισ χιλ`,
    ends: `κ.λπ κλπ κ.ά κ.τ.λ`,
  },
  ar: { joins: `د أ م ا ص ت هـ ج ق ب أ.د`, numbers: `ص ج`, "may end": ``, ends: `إلخ` },
  he: { joins: `פרופ ד"ר גב מס`, numbers: `עמ מס`, "may end": ``, ends: `וכו וגו` },
  hi: { joins: `डॉ प्रो श्री श्रीमती कु सु पं ई रा मा डा`, numbers: `पृ सं क्र`, "may end": ``, ends: `` },
  hy: { joins: `դոկտ պրոֆ օր փ`, numbers: `էջ`, "may end": ``, ends: `` },
};

const KINDS = ["ends", "may end", "numbers", "joins"] as const;

type Kinds = ReadonlyMap<string, AbbreviationKind>;

/** For a text of unknown language; English last, so that its word counts. */
const OF_ANY: Kinds = kindsOf(
  Object.values(ABBREVIATIONS)
    .flatMap((lists) => lists ?? [])
    .reverse(),
);

const BY_LANGUAGE: ReadonlyMap<string, Kinds> = new Map(
  Object.keys(ABBREVIATIONS)
    .flatMap(relatedLanguages)
    .map((language) => [language, kindsRead(language)]),
);

/** English below the lists of the relatives, these below the language's own. */
function kindsRead(language: string): Kinds {
  const read = ["en", ...relatedLanguages(language).toReversed()];
  return kindsOf(read.flatMap((one) => ABBREVIATIONS[one] ?? []));
}

/** An abbreviation in several lists has the kind that comes last in `KINDS`, and the last language's. */
function kindsOf(all: readonly Lists[]): Kinds {
  const kinds = new Map<string, AbbreviationKind>();
  for (const lists of all) {
    for (const kind of KINDS)
      for (const word of lists[kind].split(/\s+/)) if (word !== "") kinds.set(word, kind);
  }
  return kinds;
}

/** What the word before a full stop, written without spaces ("z.B"), abbreviates as; null for a word that is none. */
export function abbreviationKind(word: string, language: string | null): AbbreviationKind | null {
  const kinds = (language === null ? undefined : BY_LANGUAGE.get(language)) ?? OF_ANY;
  const lower = word.toLowerCase();
  const capital = word.charAt(0).toUpperCase() + lower.slice(1);
  return kinds.get(lower) ?? (word.startsWith(lower.charAt(0)) ? null : (kinds.get(capital) ?? null));
}

/** Streets of German towns are abbreviated within their names: "Hafenstr. 5". */
const STREET = /\p{L}str$/u;
/** No vowels, no word: "Bgm", "Hptm", "zzgl"; but those of Slavic languages may have "r" or "l" for one. */
const WITHOUT_VOWELS = /^[BCDFGHJKMNPQSTVWXZbcdfghjkmnpqstvwxz][bcdfghjkmnpqstvwxz]{1,4}$/u;

/** What a word abbreviates as by its form, where no list has it. */
export function abbreviationByForm(word: string): AbbreviationKind | null {
  return STREET.test(word) || WITHOUT_VOWELS.test(word) ? "may end" : null;
}
