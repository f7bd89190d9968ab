import { html, prose, type Html } from "./docs-html.ts";
import { documentationPage } from "./layout.ts";
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from "../../api/problems/problem-table.ts";
import { problemExample } from "../../api/problems/problem.ts";

/** What every problem code means and what to do: the page that a problem's `type` leads to. */
export function problemsPage(): string {
  const contents = html`<ul>
    ${PROBLEM_CODES.map((code) => html`<li><a href="#${code}">${code}</a></li>`)}
  </ul>`;
  const main = html`<p>
      ${prose(
        "Every refusal is problem details (RFC 9457), sent as `application/problem+json`. Programs go by `code`, which " +
          "does not change; `detail` is for people. `field` names the parameter, the field of the body or the option at " +
          "fault, and `requestId` the request, as in the header `X-Request-Id`. `pincite --json` prints the same objects.",
      )}
    </p>
    <pre tabindex="0"><code>${JSON.stringify(problemExample("library_not_built"), null, 2)}</code></pre>
    ${PROBLEM_CODES.map(problemSection)}`;
  return documentationPage("Problems", contents, main);
}

function problemSection(code: ProblemCode): Html {
  const { status, title, meaning, remedy } = PROBLEMS[code];
  return html`<section aria-labelledby="${code}">
    <h2 id="${code}"><code>${code}</code></h2>
    <p class="request-line">${status} ${title}</p>
    <p>${prose(meaning)}</p>
    <p><strong>What to do:</strong> ${prose(remedy)}</p>
  </section>`;
}
