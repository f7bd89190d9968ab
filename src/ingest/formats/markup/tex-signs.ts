import { lazily } from "../../../core/lazily.ts";

/* The signs that TeX writes as commands. Each list has a command and its sign in turn. */

const GREEK =
  "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ " +
  "rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ " +
  "Upsilon Υ Phi Φ Psi Ψ Omega Ω upmu μ upalpha α upbeta β upgamma γ uppi π textmu µ textalpha α textbeta β textgamma γ textdelta δ textohm Ω textOmega Ω";
/** With spaces around them. */
const RELATIONS =
  "pm ± mp ∓ times × div ÷ cdot · ast ∗ leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ ll ≪ gg ≫ neq ≠ ne ≠ approx ≈ simeq ≃ sim ∼ cong ≅ equiv ≡ propto ∝ " +
  "in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ otimes ⊗ to → rightarrow → " +
  "longrightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ mapsto ↦ rightleftharpoons ⇌ perp ⊥ " +
  "parallel ∥ mid | circ ∘ textpm ± texttimes × textdiv ÷ lesssim ≲ gtrsim ≳ models ⊨ vdash ⊢";
const OTHERS =
  "infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ iint ∬ oint ∮ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬ angle ∠ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ " +
  "prime ′ degree ° textdegree ° textcelsius ℃ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ ldots … dots … cdots ⋯ vdots ⋮ uparrow ↑ downarrow ↓ " +
  "star ⋆ bullet • textbullet • dagger † dag † ddagger ‡ ddag ‡ copyright © textcopyright © textregistered ® texttrademark ™ pounds £ textsterling £ " +
  "euro € texteuro € EUR € textyen ¥ textcent ¢ S § P ¶ textsection § textendash – textemdash — textquoteright ’ textquoteleft ‘ textellipsis … textless < " +
  "textgreater > textbar | textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textonehalf ½ textonequarter ¼ textthreequarters ¾ textordmasculine º " +
  "textordfeminine ª guillemotleft « guillemotright » og « fg » glqq „ grqq “ quotedblbase „ permil ‰ textperthousand ‰ checkmark ✓ dj đ DJ Đ th þ TH Þ i ı j ȷ backslash \\ vert | Vert ‖";

const UNITS =
  "celsius °C degreeCelsius °C degree ° percent % metre m meter m kilogram kg gram g second s minute min hour h day d ampere A kelvin K mole mol candela cd hertz Hz " +
  "newton N pascal Pa joule J watt W coulomb C volt V farad F ohm Ω siemens S weber Wb tesla T henry H lumen lm lux lx becquerel Bq gray Gy sievert Sv litre L liter L " +
  "tonne t bar bar electronvolt eV byte B bit bit decibel dB hectare ha angstrom Å arcminute ′ arcsecond ″ dalton Da astronomicalunit au bel B radian rad steradian sr " +
  "mmHg mmHg atmosphere atm micron µm yr yr year a per / squared ² cubed ³ square ² cubic ³ highlight  of  " +
  "yocto y zepto z atto a femto f pico p nano n micro µ milli m centi c deci d deca da hecto h kilo k mega M giga G tera T peta P exa E zetta Z yotta Y kibi Ki mebi Mi gibi Gi " +
  "m m cm cm mm mm um µm nm nm pm pm km km g g kg kg mg mg ug µg ng ng s s ms ms us µs ns ns h h min min A A mA mA V V mV mV kV kV W W mW mW kW kW MW MW J J kJ kJ MJ MJ eV eV keV keV " +
  "MeV MeV GeV GeV TeV TeV Hz Hz kHz kHz MHz MHz GHz GHz N N kN kN Pa Pa kPa kPa MPa MPa GPa GPa K K mol mol mmol mmol L L l l ml mL mL mL ul µL uL µL dB dB kWh kWh kilowatthour kWh";

export const relation = lookup(RELATIONS);
const greek = lookup(GREEK);
const other = lookup(OTHERS);
export const unitSign = lookup(UNITS);

/** The sign of a command, without its backslash; undefined for any other command. */
export function signOf(name: string): string | undefined {
  return greek(name) ?? other(name) ?? relation(name);
}

/** Figures and signs as they stand above or below the line; undefined where one has no such form. */
export function raisedSigns(text: string): string | undefined {
  return mapped(text, "0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ");
}
export function loweredSigns(text: string): string | undefined {
  return mapped(text, "0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎");
}

function mapped(text: string, from: string, to: string): string | undefined {
  const signs = Array.from(text, (sign) => {
    const at = from.indexOf(sign);
    return at < 0 ? undefined : to.charAt(at);
  });
  return signs.includes(undefined) ? undefined : signs.join("");
}

function lookup(list: string): (name: string) => string | undefined {
  const signs = lazily(() => {
    const words = list.split(" ");
    return new Map(words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? ""]] : [])));
  });
  return (name) => signs().get(name);
}
