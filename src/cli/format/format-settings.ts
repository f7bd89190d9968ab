import type { ChosenSetting } from "../../config/configuration.ts";
import { printable } from "../terminal.ts";

/** One line a setting: its name as in the file of settings, its value, where that comes from. */
export function formatSettings(settings: readonly ChosenSetting[]): string {
  const rows = settings.map(({ name, value, origin, from }) => ({
    name,
    value: shown(value),
    source: from === null ? origin : `${origin} ${from}`,
  }));
  const names = Math.max(...rows.map(({ name }) => name.length));
  const values = Math.max(...rows.map(({ value }) => value.length));
  const lines = rows.map(
    ({ name, value, source }) => `${name.padEnd(names)}  ${value.padEnd(values)}  ${source}`,
  );
  return printable(`${lines.join("\n")}\n`);
}

function shown(value: ChosenSetting["value"]): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return value.length === 0 ? "none" : value.join(", ");
}
