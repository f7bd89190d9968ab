import { MAX_QUERY_LENGTH } from "../api/question-limits.ts";
import { byId } from "./dom.ts";
import type { Filter } from "./filter.ts";
import { createFilterForm } from "./filter-form.ts";
import type { Route } from "./route.ts";

/** The question field with its button, and below it the filters and the example questions. */
export interface QuestionForm {
  /** Puts the question and the filters of the route into their fields, and shows the examples where there is nothing else to see. */
  show(route: Route): void;
}

/** @param ask called with a question that is not blank, also when it is the one asked before */
export function createQuestionForm(
  ask: (question: string, filters: readonly Filter[]) => void,
): QuestionForm {
  const form = byId("question-form", HTMLFormElement);
  const field = byId("question", HTMLTextAreaElement);
  field.maxLength = MAX_QUERY_LENGTH;
  const filterForm = createFilterForm();
  const examples = byId("examples", HTMLElement);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = field.value.trim();
    field.setCustomValidity(question === "" ? "Type a question first." : "");
    if (!form.reportValidity()) return;
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
    ask(question, filterForm.filters());
  });
  field.addEventListener("keydown", (event) => {
    // An Enter that ends the input of a Chinese or Japanese word is not yet the question.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("input", () => {
    field.setCustomValidity("");
  });
  examples.addEventListener("click", (event) => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    field.focus();
    ask(event.target.textContent, filterForm.filters());
  });

  return {
    show({ view, question, filters }) {
      field.value = question;
      filterForm.show(filters);
      field.setCustomValidity("");
      examples.hidden = view !== "ask" || question !== "";
    },
  };
}
