import { element } from "./dom.ts";

/** In the storage of this tab: forgotten when the tab is closed, and never sent to another server. */
const NAME = "pincite-access-key";

/**
 * The header that tells the server the key; none where nobody has given one. Encoding leaves a key as it is, and lets the
 * server refuse a text that no header could carry.
 */
export function keyHeader(): Readonly<Record<string, string>> {
  const key = sessionStorage.getItem(NAME);
  return key === null ? {} : { authorization: `Bearer ${encodeURIComponent(key)}` };
}

/** Asks for an access key. With it the page begins anew, and shows what its address says. */
export function keyForm(): HTMLFormElement {
  const field = element("input", {
    id: "access-key",
    type: "password",
    required: "",
    autocomplete: "off",
    spellcheck: "false",
  });
  const form = element(
    "form",
    { class: "key-form" },
    element("label", { for: field.id }, "Access key"),
    field,
    element("button", { type: "submit" }, "Use this key"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem(NAME, field.value.trim());
    location.reload();
  });
  return form;
}
