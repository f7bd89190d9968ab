import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { tidy, type Filter } from "../ask/filter.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Route } from "../shell/route.ts";
import { STATEMENT_FILTERS } from "./speaking.ts";

interface PersonFormProps {
  readonly route: Route;
  readonly go: (route: Route) => void;
}

const LONGEST = 500;

/** Says which of a person's statements are shown, and whether by subject, which counts at once. */
export function PersonForm({ route, go }: PersonFormProps): JSX.Element {
  const messages = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const { question, filters, speaking } = route;
  useLayoutEffect(() => {
    if (form.current !== null) fill(form.current, route);
  }, [question, filters, speaking.isGrouped, speaking.person]);
  const show = (): void => {
    if (form.current?.reportValidity() !== true) return;
    const entered = new FormData(form.current);
    const text = (name: string): string => {
      const value = entered.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    const limits = STATEMENT_FILTERS.map((name): Filter => ({ name, value: text(name) }));
    go({
      ...route,
      question: text("q"),
      filters: tidy(limits),
      speaking: { ...speaking, isGrouped: entered.has("group"), page: 1 },
      reading: null,
    });
  };
  return (
    <search>
      <form
        class="library-form"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <label class="wide">
          {messages.people.about}
          <input id="question" name="q" type="search" maxLength={LONGEST} autocomplete="off" />
        </label>
        {STATEMENT_FILTERS.map((name) => (
          <label key={name}>
            {messages.ask.filterNames[name]}
            <input name={name} type="date" />
          </label>
        ))}
        <button type="submit">{messages.library.find}</button>
        <label class="choice">
          <input name="group" type="checkbox" value="subject" onChange={show} /> {messages.people.grouped}
        </label>
      </form>
    </search>
  );
}

function fill(form: HTMLFormElement, { question, filters, speaking }: Route): void {
  const field = (name: string): HTMLInputElement | null => form.querySelector(`input[name="${name}"]`);
  const values: readonly (readonly [string, string])[] = [
    ["q", question],
    ...STATEMENT_FILTERS.map(
      (name) => [name, filters.find((own) => own.name === name)?.value ?? ""] as const,
    ),
  ];
  for (const [name, value] of values) {
    const input = field(name);
    if (input !== null) input.value = value;
  }
  const grouped = field("group");
  if (grouped !== null) grouped.checked = speaking.isGrouped;
}
