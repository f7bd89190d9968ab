import type { JSX } from "preact";
import type { Hit } from "../../api/questions/hit.ts";
import { partsOf } from "./score-parts.ts";

/** A closed disclosure of what the score of a hit is made of; nothing where that is not known. */
export function ScoreView({ hit: { rank, score, explanation } }: { readonly hit: Hit }): JSX.Element | null {
  if (explanation === undefined) return null;
  return (
    <details class="why">
      <summary>Why this passage?</summary>
      <table>
        <caption class="visually-hidden">What the score of passage {rank} is made of</caption>
        <tbody>
          {partsOf(explanation.contributions).map(({ name, hundredths }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{shown(hundredths / 100)}</td>
              <td>
                <Bar hundredths={hundredths} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Score</th>
            <td class="number">{shown(score)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </details>
  );
}

function shown(value: number): string {
  return value.toFixed(2).replace("-", "−");
}

/** For the eye; the number beside it says the same. */
function Bar({ hundredths }: { readonly hundredths: number }): JSX.Element {
  // An object is set by script: a style attribute would be refused by the page's security policy.
  const style = { inlineSize: `${Math.min(100, Math.abs(hundredths) * 2)}%` };
  return <span class={hundredths < 0 ? "bar less" : "bar"} aria-hidden="true" style={style} />;
}
