import type { JSX } from "preact";
import type { Hit } from "../../api/questions/hit.ts";
import { useMessages } from "../messages/speech.tsx";
import { partsOf } from "./score-parts.ts";

/** A closed disclosure of what the score of a hit is made of; nothing where that is not known. */
export function ScoreView({ hit: { rank, score, explanation } }: { readonly hit: Hit }): JSX.Element | null {
  const messages = useMessages();
  const shown = (value: number): string => messages.wording.decimal(value, 2);
  if (explanation === undefined) return null;
  return (
    <details class="why">
      <summary>{messages.answer.why}</summary>
      <table>
        <caption class="visually-hidden">{messages.answer.scoreParts(rank)}</caption>
        <tbody>
          {partsOf(explanation.contributions).map(({ part, hundredths }) => (
            <tr key={part}>
              <th scope="row">{messages.answer.contributions[part]}</th>
              <td class="number">{shown(hundredths / 100)}</td>
              <td>
                <Bar hundredths={hundredths} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{messages.answer.scoreTotal}</th>
            <td class="number">{shown(score)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </details>
  );
}

/** For the eye; the number beside it says the same. */
function Bar({ hundredths }: { readonly hundredths: number }): JSX.Element {
  // An object is set by script: a style attribute would be refused by the page's security policy.
  const style = { inlineSize: `${Math.min(100, Math.abs(hundredths) * 2)}%` };
  return <span class={hundredths < 0 ? "bar less" : "bar"} aria-hidden="true" style={style} />;
}
