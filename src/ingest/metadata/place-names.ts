/** The countries and regions that the runtime's locale data names in English: "Saudi Arabia" looks like a person too. */
const REGIONS: ReadonlySet<string> = new Set(regionNames());
/** The towns after which the runtime's time zones are named, among them most large ones. */
const TOWNS: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf("timeZone").map((zone) =>
    (zone.split("/").at(-1) ?? "").replaceAll("_", " ").toLowerCase(),
  ),
);

/** Towns and regions of several words that time zones do not name and whose words are names of people as well. */
const OTHER_PLACES: ReadonlySet<string> = new Set(
  `abu dhabi, ann arbor, baden baden, banja luka, baton rouge, beer sheva, belo horizonte, boca raton, bryn mawr, cedar rapids,
  chapel hill, coral gables, corpus christi, dar es salaam, dire dawa, east anglia, east london, east jerusalem, grand rapids,
  green bay, gulf coast, high wycombe, hilton head, jersey shore, kampong cham, khan younis, king of prussia,
  kings cross, little rock, long beach, long island, luang prabang, mar del plata, mazar-i-sharif, menlo park, milton keynes,
  monte carlo, mountain view, nagorno-karabakh, newcastle upon tyne, nizhny novgorod, notting hill, nova scotia, novi sad, nuevo laredo,
  oak ridge, orange county, overland park, palm beach, palo alto, park city, pearl harbor, ponta delgada, porto alegre, puerto princesa, punta arenas,
  quezon city, rhode island, saudi arabia, silicon valley, staten island, stara zagora, sunny isles, tel aviv, tel aviv-yafo, terre haute, thunder bay,
  tierra del fuego, tunbridge wells, veliko tarnovo, villa maria, virginia beach, walnut creek, west bank, white plains, winston-salem,
  cox's bazar, da nang, ha long, hai phong, hat yai, hua hin, nha trang, chiang mai, chiang rai, nakhon ratchasima, johor bahru, kota kinabalu,
  navi mumbai, new delhi, nay pyi taw, siem reap, vung tau, foz do iguaçu, juiz de fora, ribeirão preto, campo grande, porto velho, boa vista,
  hradec králové, ústí nad labem, české budějovice, karlovy vary, nové zámky, banská bystrica, zielona góra, gorzów wielkopolski, jelenia góra,
  nowy sącz, bielsko-biała, ruda śląska, dąbrowa górnicza, velika gorica, slavonski brod, novo mesto, gornji milanovac, nova gorica,
  cluj napoca, târgu mureș, baia mare, satu mare, piatra neamț, ivano-frankivsk, bila tserkva, kryvyi rih, veliky novgorod, reggio emilia,
  reggio calabria, la spezia, la rochelle, le havre, le mans, la paz, la plata, la coruña, aix-en-provence, clermont-ferrand, boulogne-billancourt,
  ciudad real, ciudad juárez, ciudad de méxico, castilla la mancha, palma de mallorca, vitoria-gasteiz, alcalá de henares, jerez de la frontera,
  villa nova de gaia, vila nova de gaia, vila real, ponta grossa, caldas da rainha, viana do castelo, wiener neustadt, klagenfurt am wörthersee,
  frankfurt am main, frankfurt main, garmisch-partenkirchen, rheinland-pfalz, nordrhein-westfalen, castrop-rauxel, villingen-schwenningen,
  schwäbisch gmünd, schwäbisch hall, hamm sieg, idar-oberstein, biel bienne, la chaux-de-fonds, yverdon-les-bains, 's-hertogenbosch, alphen aan den rijn`
    .split(",")
    .map((name) => name.trim().replace(/\s+/g, " ")),
);

/**
 * What towns of several words begin with and people's names hardly do. "San", "Den" or "El" before one word alone: "El Paso" is
 * a town, "El Hadji Diouf" a person.
 */
const BEGINNING =
  /^(?:(?:san|santa|santo|são|sankt|los|las|el|den|bad|fort|saint|st\.?|ste\.?|ciudad|rio|río|kuala|addis|buenos|hong|phnom|ho chi|new|nueva|nuevo|novo|nova|nizhny|tel|cape|port|porto|puerto|punta|mount|monte|lake|isle of|costa|côte|sierra|valle|villa|vila|banská|ras|khan|deir|beit|bet|kfar|umm|ust|bandar|king's|kings|north|south|east|west|upper|lower|greater|central)\s\S+|(?:rio|são|san|santa|santiago|st\.?|saint|ciudad|frankfurt|mar|palma|villa|vila|stoke|newcastle|kingston|stratford|isle|bay|gulf|strait|republic|state|city|town|province|islamic republic|people's republic)\s(?:de|do|da|del|di|of|am|an der|upon|on|an|sur|nad)\s.+)$/iu;
/** And what they end with. */
const ENDING =
  /\s(?:city|beach|springs|falls|heights|valley|island|islands|county|rapids|province|township|village|harbou?r|peninsula|district|junction|borough|d\.?c\.?)$/iu;

/** Whether a name of several words, or that of a country or a large town, is a place and hardly a person. */
export function isPlaceName(name: string): boolean {
  const folded = name
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[\s,.]+$/u, "");
  if (REGIONS.has(folded) || TOWNS.has(folded)) return true;
  if (!/[\s-]/.test(folded)) return false;
  return (
    OTHER_PLACES.has(folded) ||
    OTHER_PLACES.has(folded.replaceAll("-", " ")) ||
    (folded.split(" ").length <= MOST_WORDS && (BEGINNING.test(folded) || ENDING.test(folded)))
  );
}
/** "Santiago de Compostela", "Isle of Man". */
const MOST_WORDS = 4;

function regionNames(): string[] {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.flatMap((code) => names.of(code)?.toLowerCase() ?? []);
}
