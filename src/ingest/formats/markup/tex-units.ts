import { collapseSpace } from "../../clean.ts";
import { loweredSigns, raisedSigns, unitSign } from "./tex-signs.ts";

/** A number as `siunitx` writes it: "1.5e3" is "1.5 × 10³", "20+-2" is "20 ± 2". */
export function writtenNumber(number: string): string {
  const [, base = "", exponent] = /^(.*?)[eEdD]\s?([+-]?\d{1,6})$/.exec(number.trim()) ?? [, number.trim()];
  const plain = base
    .replace(/\s?\+-\s?|\\pm\s?/g, " ± ")
    .replace(/[{}\\]/g, "")
    .trim();
  if (exponent === undefined) return plain;
  const power = `10${raisedSigns(exponent.replace("+", "")) ?? ""}`;
  return plain === "" ? power : `${plain} × ${power}`;
}

/** Prefixes stand before a unit without a space, and "squared" behind it. */
const PREFIX =
  /^\\(?:yocto|zepto|atto|femto|pico|nano|micro|milli|centi|deci|deca|hecto|kilo|mega|giga|tera|peta|exa|zetta|yotta|kibi|mebi|gibi)$/;
const POWER = /^(?:\\(?:squared|cubed)|\^.*)$/;
const BEFORE = /^\\(?:square|cubic)$/;

/** A unit as `siunitx` writes it: `\micro\metre\per\second\squared` is "µm/s²". */
export function writtenUnit(unit: string): string {
  const parts = unit.match(/\\[a-zA-Z]+|\^\{[^{}]{0,10}\}|\^[^\s{}]|[^\\\s^{}.~]+/g) ?? [];
  let written = "";
  let [power, joins] = ["", true];
  for (const part of parts) {
    const [, argument] = /^\^\{?([^{}]*)\}?$/.exec(part) ?? [];
    const sign =
      argument === undefined
        ? part.startsWith("\\")
          ? (unitSign(part.slice(1)) ?? "")
          : part
        : (raisedSigns(argument) ?? "");
    if (BEFORE.test(part)) {
      power = sign;
      continue;
    }
    const isClose = joins || sign === "/" || written === "" || POWER.test(part);
    written += (isClose ? "" : " ") + sign;
    if (PREFIX.test(part) || sign === "/") joins = true;
    else {
      joins = false;
      written += power;
      power = "";
    }
  }
  return written;
}

/** "85 °C", but "45°" and "30′". */
export function withUnit(number: string, unit: string): string {
  return /^[°′″]$/u.test(unit) || unit === "" ? number + unit : `${number} ${unit}`;
}

/** A formula as `mhchem` writes it: `SO4^2-` is "SO₄²⁻", `2H2 + O2 -> 2H2O` "2H₂ + O₂ → 2H₂O". */
export function writtenChemistry(formula: string): string {
  const arrows = formula
    .replace(/<=>>?|<<=>|<-->/g, " ⇌ ")
    .replace(/<->/g, " ↔ ")
    .replace(/->(?:\[[^\]]{0,60}\]){0,2}/g, " → ")
    .replace(/<-/g, " ← ")
    .replace(/\$([^$]{0,60})\$/g, "$1");
  const written = arrows
    .replace(/\^\{([^{}]{1,12})\}|\^([\d+−-]{1,6})/g, (_, long?: string, short?: string) =>
      raisedIon(long ?? short ?? ""),
    )
    .replace(/_\{([^{}]{1,12})\}|_(\d{1,4})/g, (_, long?: string, short?: string) => {
      const text = long ?? short ?? "";
      return loweredSigns(text) ?? `_${text}`;
    })
    .replace(/(?<=[\p{L})\]])\d{1,4}(?![.\d])/gu, (digits) => loweredSigns(digits) ?? digits)
    .replace(/(?<=[\p{L})\]₀-₉])([+-])(?=\s|$|\))/gu, (_, sign: string) => raisedIon(sign));
  return collapseSpace(
    written
      .replace(/\s[v^]\s?$/u, " ")
      .replace(/[{}]/g, "")
      .replace(/\s?\*\s?/g, " · "),
  );
}

function raisedIon(text: string): string {
  return raisedSigns(text) ?? `^${text}`;
}
