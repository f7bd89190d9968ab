import { AppError } from "../../src/core/errors.ts";
import { concatenate, matrixOf, stack, type Matrix } from "./matrix.ts";
import type { Weight } from "./safetensors.ts";

/** The sizes of a BERT encoder, as its config.json names them. */
export interface EncoderConfig {
  readonly hidden_size: number;
  readonly num_hidden_layers: number;
  readonly num_attention_heads: number;
  readonly layer_norm_eps: number;
}

/** `output = input × weightᵀ + bias`: the weight has one row per output, as PyTorch stores it. */
export interface Linear {
  readonly weight: Matrix;
  readonly bias: Float32Array;
}

export interface Normalisation {
  readonly gain: Float32Array;
  readonly bias: Float32Array;
}

/** @throws AppError `model_invalid` if a size is missing or the activation is another than GELU. */
export function parseEncoderConfig(value: unknown): EncoderConfig {
  const entries = new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const size = (name: string): number => {
    const found: unknown = entries.get(name);
    if (typeof found === "number" && found > 0) return found;
    throw new AppError("model_invalid", `config.json of the weights package does not give a usable ${name}.`);
  };
  if (entries.get("model_type") !== "bert" || entries.get("hidden_act") !== "gelu") {
    throw new AppError(
      "model_invalid",
      "The weights package does not hold a BERT encoder with GELU activation.",
    );
  }
  return {
    hidden_size: size("hidden_size"),
    num_hidden_layers: size("num_hidden_layers"),
    num_attention_heads: size("num_attention_heads"),
    layer_norm_eps: size("layer_norm_eps"),
  };
}

/** The weights of a BERT encoder, by their place in it. Every method throws `model_invalid` for one that is missing. */
export class EncoderWeights {
  constructor(private readonly weights: ReadonlyMap<string, Weight>) {}

  embeddings(kind: "word" | "position" | "token_type"): Matrix {
    return matrixOf(this.#find(`embeddings.${kind}_embeddings.weight`));
  }

  linear(place: string): Linear {
    return { weight: matrixOf(this.#find(`${place}.weight`)), bias: this.#find(`${place}.bias`).data };
  }

  /** The projections to queries, keys and values of one layer as one matrix, in this order. */
  projections(layer: string): Linear {
    const parts = ["query", "key", "value"].map((name) => this.linear(`${layer}.attention.self.${name}`));
    return {
      weight: stack(parts.map(({ weight }) => weight)),
      bias: concatenate(parts.map(({ bias }) => bias)),
    };
  }

  normalisation(place: string): Normalisation {
    return {
      gain: this.#find(`${place}.LayerNorm.weight`).data,
      bias: this.#find(`${place}.LayerNorm.bias`).data,
    };
  }

  #find(name: string): Weight {
    const weight = this.weights.get(name);
    if (weight === undefined)
      throw new AppError("model_invalid", `The weights package does not hold ${name}.`);
    return weight;
  }
}
