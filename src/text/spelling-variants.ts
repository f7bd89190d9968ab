/**
 * English words that are spelled in two ways: British and American, and older and newer. One of them stands for both
 * wherever words are compared; nobody is shown it.
 */
const OUR =
  /^((?:un|dis|mis|be|re|en)?(?:arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig|clangor|misdemean|am))our/u;

/** What stands before -ise in words that are never written with -ize. */
const ALWAYS_ISE = new Set(
  (
    "adv advert appra ar bru cer chast chem circ circumc clockw comprom compr conc countercl cru crossw dem desp dev " +
    "disfranch disgu edgew enfranch enterpr exc exerc expert franch improv inc lengthw lia likew lou mala marqu mayonna " +
    "merchand moonr mort otherw parad polonaise polona porpo pra prec prem prom reappra repr rev sunr superv surm surpr " +
    "telev torto treat turquo unw upra upr val"
  ).split(" "),
);
const ISE = /^(.{3,})is(e|es|ed|ing|er|ers|able|ation|ations|ational)$/u;
const YZE = /^((?:para|ana|cata|dia|hydro|electro|psychoana|urinana|re-?ana|reana)l)yz/u;
const RE =
  /^((?:epi|amphi|hyper|kilo|centi|milli|micro|nano|deci|hecto|un|de)?(?:cent|met|lit|fib|theat|calib|sab|lust|meag|somb|spect|scept|mit|sepulch|goit|tit|louv))re(s|d)?$/u;
const RING = /^((?:epi|amphi|un|de)?(?:cent|calib|lust))ring$/u;
const OGUE = /^((?:cata|dia|ana|mono|pro|epi|homo|travel|peda|dema)log|(?:peda|dema)gog|synagog)ue/u;
const DOUBLE_L =
  /^((?:un|re|out)?(?:travel|cancel|model|label|signal|fuel|level|counsel|channel|tunnel|marvel|quarrel|total|dial|equal|rival|shovel|panel|pedal|duel|jewel|libel|swivel|bevel|chisel|funnel|kennel|pencil|stencil|trowel|unravel|grovel|initial|spiral|parcel|patrol|carol|cudgel|gravel|metal|medal|tassel|towel|trammel|victual|yodel|dishevel|imperil|marshal))l(?=ed$|ing$|ings$|er$|ers$|or$|ors$|ery$|ist$|ists$|ation$|ations$|ous$)/u;
const ENCE = /^((?:self)?(?:def|off|pret|lic)en)c(e|es|ed|ing|eless|er)$/u;
const PRACTISE = /^((?:mal)?practi)s(e|es|ed|ing)$/u;
const AE = /^([a-z]{0,8}?)(aemi|aemorr|paed|aesthe|archaeo|mediaev|palaeo|gynaec|faec|haem|aetiol)/u;
const OE = /^(oesoph|oestr|foet|diarrhoea|oedem|manoeuvr|homoeo|amoeb|coeli|foeder|subpoen)/u;

/** Pairs that follow no rule. Left out are those of which one is another word as well: tyre and tire, storey and story. */
const WORDS: ReadonlyMap<string, string> = new Map(
  (
    "grey:gray greys:grays greyer:grayer greyish:grayish programme:program programmes:programs aluminium:aluminum " +
    "plough:plow ploughs:plows ploughed:plowed ploughing:plowing sceptic:skeptic sceptics:skeptics sceptical:skeptical " +
    "scepticism:skepticism mould:mold moulds:molds moulded:molded moulding:molding mouldy:moldy moult:molt moults:molts " +
    "moulted:molted moulting:molting smoulder:smolder smouldering:smoldering smouldered:smoldered pyjamas:pajamas " +
    "sulphur:sulfur sulphate:sulfate sulphates:sulfates sulphide:sulfide sulphides:sulfides sulphuric:sulfuric " +
    "sulphurous:sulfurous cosy:cozy jewellery:jewelry judgement:judgment judgements:judgments " +
    "acknowledgement:acknowledgment acknowledgements:acknowledgments ageing:aging axe:ax artefact:artifact " +
    "artefacts:artifacts gaol:jail gaols:jails moustache:mustache moustaches:mustaches doughnut:donut doughnuts:donuts " +
    "yoghurt:yogurt yoghurts:yogurts enquiry:inquiry enquiries:inquiries enquire:inquire enquired:inquired " +
    "enquiring:inquiring skilful:skillful skilfully:skillfully wilful:willful wilfully:willfully fulfil:fulfill " +
    "fulfils:fulfills fulfilment:fulfillment enrol:enroll enrols:enrolls enrolment:enrollment enrolments:enrollments " +
    "instalment:installment instalments:installments distil:distill distils:distills instil:instill instils:instills " +
    "appal:appall appals:appalls woollen:woolen woollens:woolens councillor:councilor councillors:councilors " +
    "tranquillity:tranquility carburettor:carburetor whisky:whiskey omelette:omelet omelettes:omelets waggon:wagon " +
    "waggons:wagons manoeuvre:maneuver manoeuvres:maneuvers manoeuvred:maneuvered manoeuvring:maneuvering " +
    "manoeuvrable:maneuverable pedlar:peddler pedlars:peddlers disc:disk discs:disks likeable:likable sizeable:sizable " +
    "saleable:salable moveable:movable loveable:lovable liveable:livable useable:usable aeroplane:airplane " +
    "aeroplanes:airplanes liquorice:licorice kilogramme:kilogram kilogrammes:kilograms gramme:gram grammes:grams " +
    "learnt:learned burnt:burned spelt:spelled"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** What every word that the rules below change has in it. */
const MAY_VARY = /our|re[sd]?$|ring$|ogue|ll|enc|practis|yz|ae|oe|is[eia]/u;

/** `word` in small letters without marks. Its other spelling gives the same. */
export function usualSpelling(word: string): string {
  if (word.length < 4) return WORDS.get(word) ?? word;
  const listed = WORDS.get(word);
  if (listed !== undefined) return listed;
  if (!MAY_VARY.test(word)) return word;
  const rooted = word
    .replace(OUR, "$1or")
    .replace(RE, (_, stem: string, ending = "") => `${stem}er${String(ending)}`)
    .replace(RING, "$1ering")
    .replace(OGUE, "$1")
    .replace(DOUBLE_L, "$1")
    .replace(ENCE, "$1s$2")
    .replace(PRACTISE, "$1c$2")
    .replace(YZE, "$1ys")
    .replace(AE, (_, before: string, root: string) => before + root.replace("ae", "e"))
    .replace(OE, (root) => root.replace("oe", "e"));
  const ise = ISE.exec(rooted);
  return ise === null || ALWAYS_ISE.has(ise[1] ?? "") ? rooted : `${ise[1] ?? ""}iz${ise[2] ?? ""}`;
}
