import { lazily } from "../core/lazily.ts";
import { NATION_NAMES } from "./nation-names.ts";
import { foldedNames } from "./person-names.ts";

/* Names of countries, continents and peoples, which are no person's. */

/** The CLDR has no code for parts of a country and for states that are no more. */
const FURTHER = [
  ..."America Korea Britain England Scotland Wales Holland Prussia Yugoslavia Czechoslovakia USSR".split(" "),
  ...["Soviet Union", "Ottoman Empire", "East Germany", "West Germany", "Northern Ireland"],
  ...[
    "Sowjetunion",
    "Preußen",
    "Jugoslawien",
    "Tschechoslowakei",
    "Union soviétique",
    "Unión Soviética",
    "СССР",
  ],
];
/** Peoples that are not called after their countries. */
const PEOPLES = new Set(
  "soviets britons brits swedes danes finns poles turks kurds serbs croats arabs scots spaniards filipinos greeks czechs slovaks bulgars".split(
    " ",
  ),
);
/** Countries whose names are given to people as well. */
const GIVEN_NAMES = new Set("chad jordan georgia israel kenya ireland india america malta".split(" "));

/** Those that somebody is called by alone. */
const FAMILY_NAMES = new Set(["jordan", "chad"]);

const SHORTEST_STEM = 4;
/** "-ans", "-ians": what a people is called by behind the name of its country, whose last letter it may take. */
const ENDING = /(?:[ei]?ans|[ei]?ns)$/u;

/* Made for the first document that is read: they take 6 ms, and most programs only ask. */
const countries = lazily(
  (): ReadonlySet<string> =>
    new Set([...NATION_NAMES, ...FURTHER.map((name) => foldedNames(name).join(" "))]),
);
const stems = lazily(
  (): ReadonlySet<string> =>
    new Set(
      [...countries()].flatMap((name) =>
        name.includes(" ") || name.length <= SHORTEST_STEM ? [] : [name, name.slice(0, -1)],
      ),
    ),
);

/** Whether the folded words of a name are those of a country, a continent or a people. */
export function isNation(names: readonly string[]): boolean {
  const [only = "", ...others] = names;
  if (others.length > 0) return countries().has(names.join(" "));
  return (countries().has(only) && !FAMILY_NAMES.has(only)) || PEOPLES.has(only) || isPeople(only);
}

/** Whether a folded word can only be a country's name: "Ukraine" in "Ukraine Kurt Volker". */
export function isCountry(word: string): boolean {
  return countries().has(word) && !GIVEN_NAMES.has(word);
}

/** "Canadians", "Ukrainians", "Israelis" */
function isPeople(word: string): boolean {
  if (word.endsWith("is")) return isCountry(word.slice(0, -2));
  const ending = ENDING.exec(word);
  return ending !== null && [0, 1, 2].some((cut) => stems().has(word.slice(0, ending.index + cut)));
}
