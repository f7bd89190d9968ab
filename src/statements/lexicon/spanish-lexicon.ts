import { listed, words, type Lexicon } from "./lexicon.ts";

export const SPANISH: Lexicon = {
  commonest: words("el la los las de y en que un una es por con para del se no al lo su como más fue ha"),
  articles: words("el la los las un una unos unas este esta ese esa varios algunos muchos"),
  possessives: words("su sus nuestro nuestra mi"),
  prepositions: words(
    "de del en a al por para con sin sobre entre desde hasta contra según tras ante bajo durante hacia como",
  ),
  conjunctions: words("y e pero o u"),
  relatives: words("que quien quienes cual"),
  openers: words("que cómo qué"),
  doubts: words("si cuando"),
  auxiliaries: words("ha han había habían habrá se le les lo la me te nos"),
  passives: words("es fue son fueron sido está estaba"),
  negations: words("no nunca jamás"),
  adverbs: words("también después luego ayer hoy entonces ya además aún todavía siempre"),
  pronouns: new Map([
    ["él", "he"],
    ["ella", "she"],
    ["ellos", "they"],
    ["ellas", "they"],
  ]),
  nobody: words(
    "nadie todos todas alguien algunos otros uno yo tú nosotros eso esto aquello nada todo así aquí allí quien cuando como donde",
  ),
  roles: words(
    "presidente presidenta ministro ministra canciller alcalde alcaldesa secretario secretaria director directora jefe jefa portavoz " +
      "embajador embajadora general profesor profesora juez jueza fiscal historiador historiadora escritor escritora periodista " +
      "diputado diputada senador senadora rey reina príncipe líder experto experta ingeniero ingeniera rector",
  ),
  sources: ["según", "en palabras de", "a juicio de", "en opinión de"],
  sourceBehindQuotation: null,
  sourcesAfter: [],
  asSaid: words("como"),
  puts: words("expresó resumió formuló"),
  putObjects: words("lo se"),
  opinions: words("opinión juicio"),
  clauseOpeners: words("como según"),
  perfect: words("ha han había habían"),
  days: words(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo",
  ),
  bareOffices: false,
  capitalNouns: false,
  verb: listed(
    "dijo dice decía dijeron dicen afirmó afirma afirmaba declaró declara explicó explica añadió añade agregó agrega señaló señala " +
      "aseguró asegura escribió escribe respondió responde contestó anunció anuncia advirtió advierte subrayó subraya recordó " +
      "recuerda insistió insiste preguntó pregunta concluyó sostuvo sostiene reconoció admitió comentó manifestó expresó indicó " +
      "confirmó prometió negó replicó exclamó proclamó reiteró",
    "cree creía creyó piensa pensaba considera consideró quiere quería espera esperaba pidió pide exigió exige propuso propone " +
      "rechazó rechaza criticó critica condenó condena lamentó lamenta llamó defendió opinó opina",
    "dicho afirmado declarado explicado añadido señalado asegurado escrito respondido anunciado advertido subrayado recordado insistido pedido propuesto",
  ),
};
