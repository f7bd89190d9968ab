/*
 * Names of countries and continents, folded as `foldedName` does, in the languages in which it is read who speaks: those of the
 * Unicode CLDR 48, as `Intl.DisplayNames` gives them, without islands that nobody speaks for. They are written down here, so that a
 * document gives the same statements with every version of Node.js. Names that an earlier language has are not repeated.
 */

const ENGLISH =
  "afghanistan; africa; albania; algeria; americas; andorra; angola; antigua barbuda; argentina; armenia; " +
  "aruba; asia; australia; austria; azerbaijan; bahamas; bahrain; bangladesh; barbados; belarus; belgium; " +
  "belize; benin; bermuda; bhutan; bolivia; bosnia; bosnia herzegovina; botswana; brazil; brunei; bulgaria; " +
  "burkina faso; burma; burundi; cambodia; cameroon; canada; cape verde; cayman islands; " +
  "central african republic; chad; chile; china; colombia; comoros; congo brazzaville; congo kinshasa; " +
  "cook islands; costa rica; cote divoire; croatia; cuba; curacao; cyprus; czechia; denmark; djibouti; " +
  "dominica; dominican republic; ecuador; egypt; el salvador; equatorial guinea; eritrea; estonia; eswatini; " +
  "ethiopia; europe; european union; eurozone; faro islands; fiji; finland; france; french polynesia; gabon; " +
  "gambia; georgia; germany; ghana; gibraltar; greece; greenland; grenada; guam; guatemala; guinea; " +
  "guineabissau; gurnsey; guyana; haiti; honduras; hong kong; hong kong sar china; hungary; iceland; india; " +
  "indonesia; iran; iraq; ireland; isle of man; isral; italy; jamaica; japan; jersey; jordan; kazakhstan; " +
  "kenya; kiribati; kosovo; kuwait; kyrgyzstan; laos; latvia; lebanon; lesotho; liberia; libya; " +
  "liechtenstein; lithuania; luxembourg; macao; macao sar china; madagascar; malawi; malaysia; maldives; " +
  "mali; malta; marshall islands; mauritania; mauritius; mexico; micronesia; moldova; monaco; mongolia; " +
  "montenegro; morocco; mozambiqu; myanmar; namibia; nauru; nepal; netherlands; new caledonia; new zealand; " +
  "nicaragua; niger; nigeria; north america; north korea; north macedonia; northern mariana islands; norway; " +
  "oceania; oman; pakistan; palau; palestine; palestinian territories; panama; papua new guinea; paraguay; " +
  "peru; philippines; poland; portugal; purto rico; qatar; romania; russia; rwanda; samoa; san marino; " +
  "sao tome principe; saudi arabia; senegal; serbia; seychelles; sierra leone; singapore; slovakia; " +
  "slovenia; solomon islands; somalia; south africa; south america; south korea; south sudan; spain; " +
  "sri lanka; st kitts nevis; st lucia; st vincent grenadines; sudan; suriname; sweden; switzerland; syria; " +
  "taiwan; tajikistan; tanzania; thailand; timorleste; togo; tonga; trinidad tobago; tunisia; turkiye; " +
  "turkmenistan; tuvalu; uganda; uk; ukraine; un; united arab emirates; united kingdom; united nations; " +
  "united states; uruguay; us; uzbekistan; vanuatu; vatican city; venezula; vietnam; western sahara; yemen; " +
  "zambia; zimbabwe";

const GERMAN =
  "afrika; agypten; albanien; algerien; amerika; antigua und barbuda; aquatorialguinea; argentinien; " +
  "armenien; aserbaidschan; asien; athiopien; australien; bangladesch; belgien; bolivien; " +
  "bosnien und herzegowina; botsuana; brasilien; brunei darussalam; bulgarien; cabo verde; cookinseln; " +
  "danemark; deutschland; dominikanische republik; dschibuti; estland; europa; europaische union; faror; " +
  "fidschi; finnland; frankreich; franzosischpolynesien; gabun; georgien; griechenland; gronland; hongkong; " +
  "indien; indonesien; irak; irland; island; italien; jamaika; jemen; jordanien; kaimaninseln; kambodscha; " +
  "kamerun; kanada; kasachstan; katar; kenia; kirgisistan; kolumbien; komoren; kongobrazzaville; " +
  "kongokinshasa; kroatien; kuba; lettland; libanon; libyen; litaun; luxemburg; macau; madagaskar; " +
  "malediven; marokko; marshallinseln; mauretanien; mexiko; mikronesien; mongolei; mosambik; neukaledonien; " +
  "neuseeland; niederlande; nordamerika; nordkorea; nordliche marianen; nordmazedonien; norwegen; " +
  "osterreich; ozeanien; palastina; palastinensische autonomiegebiete; papuaneuguinea; philippinen; polen; " +
  "republik moldau; ruanda; rumanien; russland; salomonen; sambia; sao tome und principe; saudiarabien; " +
  "schweden; schweiz; serbien; seychellen; simbabwe; singapur; slowakei; slowenien; " +
  "sonderverwaltungsregion hongkong; sonderverwaltungsregion macau; spanien; st kitts und nevis; " +
  "st vincent und die grenadinen; sudafrika; sudamerika; sudkorea; sudsudan; syrien; tadschikistan; " +
  "tansania; trinidad und tobago; tschad; tschechien; tunesien; turkei; ungarn; usa; usbekistan; " +
  "vatikanstadt; vereinigte arabische emirate; vereinigte staaten; vereinigtes konigreich; " +
  "vereinte nationen; westsahara; zentralafrikanische republik; zypern";

const FRENCH =
  "afriqu; afriqu du sud; albanie; algerie; allemagne; ameriqu du nord; ameriqu du sud; ameriqus; andorre; " +
  "antiguatbarbuda; arabie saoudite; argentine; armenie; asie; australie; autriche; azerbaidjan; bahrein; " +
  "barbade; belgiqu; bermudes; bhoutan; bielorussie; birmanie; bolivie; bosnieherzegovine; bresil; bulgarie; " +
  "cambodge; cameroun; capvert; chili; chine; chypre; colombie; comores; congobrazzaville; congokinshasa; " +
  "coree du nord; coree du sud; croatie; dominiqu; e u; egypte; emirats arabes unis; equateur; erythree; " +
  "espagne; estonie; etat de la cite du vatican; etatsunis; ethiopie; fidji; finlande; gambie; georgie; " +
  "grece; grenade; guinee; guinee equatoriale; guineebissau; gurnesey; hongrie; ile de man; iles caimans; " +
  "iles cook; iles fero; iles mariannes du nord; iles marshall; iles salomon; inde; indonesie; irlande; " +
  "islande; italie; jamaiqu; japon; jordanie; kirghizstan; koweit; lettonie; liban; libye; lituanie; " +
  "macedoine du nord; malaisie; malte; maroc; maurice; mauritanie; mexiqu; micronesie; moldavie; mongolie; " +
  "namibie; nations unies; norvege; nouvellecaledonie; nouvellezelande; oceanie; onu; ouganda; ouzbekistan; " +
  "palaos; papouasienouvelleguinee; paysbas; perou; pologne; polynesie francaise; porto rico; r u; " +
  "ras chinoise de hong kong; ras chinoise de macao; republiqu centrafricaine; republiqu dominicaine; " +
  "roumanie; royaumeuni; russie; sahara occidental; saintchristopheetnieves; saintelucie; saintmarin; " +
  "saintvincentetles grenadines; salvador; sao tomeetprincipe; serbie; singapour; slovaquie; slovenie; " +
  "somalie; soudan; soudan du sud; sude; suisse; syrie; tadjikistan; tanzanie; tchad; tchequie; " +
  "territoires palestiniens; thailande; timor oriental; triniteettobago; tunisie; turquie; union europeenne; " +
  "viet nam; zambie; zone euro";

const SPANISH =
  "afganistan; alemania; america; america del norte; antigua y barbuda; arabia saudi; argelia; azerbaiyan; " +
  "banglades; barein; belgica; belice; bermudas; bielorrusia; birmania; bosnia y herzegovina; brasil; butan; " +
  "camboya; camerun; catar; chequia; chipre; ciudad del vaticano; comoras; congo; corea del norte; " +
  "corea del sur; croacia; curazao; dinamarca; ee uu; egipto; emiratos arabes unidos; eslovaquia; eslovenia; " +
  "espana; estados unidos; esuatini; etiopia; filipinas; finlandia; fiyi; francia; granada; grecia; " +
  "gronlandia; guinea ecuatorial; guineabisau; hungria; irlanda; isla de man; islandia; islas caiman; " +
  "islas cook; islas fero; islas marianas del norte; islas marshall; islas salomon; italia; jordania; " +
  "kazajistan; kirguistan; lesoto; letonia; libano; libia; lituania; luxemburgo; macedonia del norte; " +
  "malasia; malaui; maldivas; marrucos; mauricio; moldavia; naciones unidas; noruga; nuva caledonia; " +
  "nuva zelanda; paises bajos; palestina; papua nuva guinea; polinesia francesa; polonia; ra de hong kong; " +
  "ra de macao; reino unido; republica centroafricana; republica democratica del congo; " +
  "republica dominicana; ru; rumania; rusia; san cristobal y nieves; san vicente y las granadinas; " +
  "santa lucia; santo tome y principe; sierra leona; siria; sucia; sudafrica; sudamerica; sudan del sur; " +
  "suiza; surinam; tailandia; tayikistan; territorios palestinos; trinidad y tobago; tunez; turquia; " +
  "ucrania; union europea; yibuti; zimbabu; zona del euro";

const RUSSIAN =
  "австрали; австри; азербаиджан; ази; албани; алжир; америк; ангол; андорр; антигу и барбуд; аргентин; " +
  "армени; аруб; афганистан; африк; багам; бангладеш; барбадос; бахреин; беларус; белиз; бельги; бенин; " +
  "бермудски ова; бирм; болгари; боливи; босни и герцеговин; ботсван; бразили; британи; бруне; буркинафас; " +
  "бурунд; бутан; вануат; ватикан; великобритани; венгри; венесуэл; восточн тимор; вьетнам; габон; гаиан; " +
  "гаит; гамби; ган; гватемал; гвине; гвинеябиса; германи; гернс; гибралтар; гондурас; гонконг; гренад; " +
  "гренланди; греци; грузи; гуам; дани; джерс; джибут; доминик; доминиканск республик; еврозон; европ; " +
  "европеиск союз; египет; замби; западн сахар; зимбабв; иемен; израил; инди; индонези; иордани; ирак; иран; " +
  "ирланди; исланди; испани; итали; кабоверд; казахстан; камбодж; камерун; канад; катар; кени; кипр; " +
  "киргизи; кирибат; кита; кндр; колумби; комор; конг браззавил; конг киншас; косов; костарик; котдивуар; " +
  "куб; кувеит; кюраса; лаос; латви; лесот; либери; ливан; ливи; литв; лихтенштеин; люксембург; маврик; " +
  "мавритани; мадагаскар; мака; мал; малав; малаизи; мальдив; мальт; марокк; маршаллов ова; мексик; " +
  "мозамбик; молдов; монак; монголи; мьянм; намиби; наур; непал; нигер; нигери; нидерланд; никарагу; " +
  "нов зеланди; нов каледони; норвеги; оаэ; ов мэн; ова каиман; ова кук; океани; оман; оон; " +
  "организаци объединенных нац; пакистан; пала; палестин; палестински территор; панам; папу нов гвине; " +
  "парагва; пер; польш; португали; пуэрторик; республик коре; росси; руанд; румыни; сальвадор; само; " +
  "санмарин; сантом и принсип; сар; саудовск арави; северн америк; северн македони; северны мариански ова; " +
  "сеишельски ова; сенегал; сентвинсент и гренадин; сенткитс и невис; сентлюси; серби; сингапур; сири; " +
  "словаки; словени; соединенны штат; соломонов ова; сомал; судан; суринам; сша; сьерралеон; таджикистан; " +
  "таиван; таиланд; танзани; тог; тонг; тринидад и тобаг; тувал; тунис; туркменистан; турци; уганд; " +
  "узбекистан; украин; уругва; фарерски ова; федеративны штат микронез; фидж; филиппин; финлянди; франци; " +
  "французск полинези; хорвати; центральноафриканск республик; чад; черногори; чехи; чил; швеицари; швеци; " +
  "шриланк; эквадор; экваториальн гвине; эритре; эсватин; эстони; эфиопи; южн америк; южн судан; " +
  "южноафриканск республик; ямаик; япони";

export const NATION_NAMES: ReadonlySet<string> = new Set(
  [ENGLISH, GERMAN, FRENCH, SPANISH, RUSSIAN].flatMap((names) => names.split("; ")),
);
