import { byId } from "./dom.ts";

const EXAMPLES_SELECTOR = "button[data-question]";

/** The question field with its button and the example questions below it. */
export interface QuestionForm {
  /** Puts a question into the field, as after following a link. */
  show(question: string): void;
}

/** @param ask called with a question that is not blank, also when it is the one asked before */
export function createQuestionForm(ask: (question: string) => void): QuestionForm {
  const form = byId("question-form", HTMLFormElement);
  const field = byId("question", HTMLInputElement);
  const examples = byId("examples", HTMLElement);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = field.value.trim();
    if (question === "") {
      field.setCustomValidity("Type a question first.");
      field.reportValidity();
      return;
    }
    // On a phone the keyboard would cover the answer.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
    ask(question);
  });
  field.addEventListener("input", () => {
    field.setCustomValidity("");
  });
  for (const example of examples.querySelectorAll<HTMLButtonElement>(EXAMPLES_SELECTOR)) {
    example.addEventListener("click", () => {
      field.setCustomValidity("");
      field.focus();
      ask(example.textContent);
    });
  }

  return {
    show(question) {
      field.value = question;
      examples.hidden = question !== "";
    },
  };
}
