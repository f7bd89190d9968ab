import { listed, words, type Lexicon } from "./lexicon.ts";

export const FRENCH: Lexicon = {
  commonest: words(
    "le la les de des du et un une en est que qui dans pour au aux par sur pas avec il elle ce sa son",
  ),
  articles: words("le la les l un une des ce cet cette ces plusieurs certains"),
  possessives: words("son sa ses leur leurs notre nos mon ma"),
  prepositions: words(
    "de du des d à au aux en dans par pour sur sous avec sans chez contre entre vers depuis pendant avant après lors selon comme",
  ),
  conjunctions: words("et mais ou puis"),
  relatives: words("qui dont lequel laquelle"),
  openers: words("que qu comment pourquoi"),
  doubts: words("si lorsque quand"),
  auxiliaries: words(
    "a ont avait avaient aura est était sera serait n ne l le la lui leur se s y en m t nous vous me te",
  ),
  passives: words("est était été sont étaient"),
  negations: words("pas jamais non"),
  adverbs: words("aussi ensuite encore déjà toujours alors également plus tard hier"),
  pronouns: new Map([
    ["il", "he"],
    ["elle", "she"],
    ["ils", "they"],
    ["elles", "they"],
  ]),
  nobody: words(
    "personne tous toutes chacun on nous vous je tu rien tout cela ceci ce ça qui que il-y-a là ici comme quand lorsque",
  ),
  roles: words(
    "président présidente ministre premier chancelier chancelière maire secrétaire directeur directrice chef cheffe porte-parole " +
      "ambassadeur ambassadrice général professeur professeure juge procureur historien historienne écrivain journaliste " +
      "député députée sénateur sénatrice roi reine prince empereur responsable expert experte ingénieur ingénieure",
  ),
  sources: ["selon", "d après", "pour", "aux yeux de"],
  sourceBehindQuotation: null,
  sourcesAfter: [],
  asSaid: words("comme"),
  puts: words("formulé formule résumé résume exprimé"),
  putObjects: words("l le"),
  opinions: words("avis"),
  clauseOpeners: words("comme"),
  perfect: words("a ont avait avaient"),
  days: words(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche",
  ),
  bareOffices: false,
  capitalNouns: false,
  verb: listed(
    "dit disait affirme affirmait déclare déclarait explique expliquait ajoute ajoutait estime estimait assure écrit écrivait " +
      "répond répondait annonce souligne rappelle précise soutient prévient avertit demande insiste note remarque conclut lance " +
      "indique confie reconnaît admet dénonce déclara dira écrira affirma répondit ajouta expliqua demanda annonça proposa",
    "pense pensait croit croyait veut voulait espère espérait juge jugeait considère propose proposait refuse refusait condamne " +
      "exige appelle regrette craint souhaite critique",
    "dit affirmé déclaré expliqué ajouté estimé assuré écrit répondu annoncé souligné rappelé précisé soutenu prévenu averti " +
      "demandé insisté noté conclu lancé indiqué confié reconnu admis dénoncé pensé cru espéré jugé proposé refusé condamné exigé " +
      "appelé regretté critiqué promis proclamé prononcé",
  ),
};
