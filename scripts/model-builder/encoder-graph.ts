import type { Arithmetic, Spread } from "./arithmetic.ts";
import type { EncoderConfig, EncoderWeights, Normalisation } from "./encoder-weights.ts";
import { OnnxGraph, type Value } from "./onnx-graph.ts";
import { ElementType } from "./onnx-schema.ts";

/**
 * The encoder of "BERT: Pre-training of Deep Bidirectional Transformers" (Devlin et al., 2018), without its pooler.
 * Inputs `input_ids`, `attention_mask`, `token_type_ids`: int64 [batch, sequence]; output `last_hidden_state`: float
 * [batch, sequence, hidden]. What stands at padded positions is never looked at, and its own output means nothing.
 */
export function encoderGraph(
  config: EncoderConfig,
  weights: EncoderWeights,
  arithmetic: Arithmetic,
): OnnxGraph {
  const graph = new OnnxGraph();
  const shape = ["batch", "sequence"];
  const ids = graph.input("input_ids", ElementType.int64, shape);
  const wideMask = graph.input("attention_mask", ElementType.int64, shape);
  const types = graph.input("token_type_ids", ElementType.int64, shape);
  const mask = graph.node("Cast", [wideMask], { attributes: { to: ElementType.int32 } })[0];

  const block: Block = { graph, config, weights, arithmetic };
  let hidden = embed(block, ids, types);
  for (let layer = 0; layer < config.num_hidden_layers; layer++) {
    hidden = attend(block, `encoder.layer.${layer}`, hidden, mask);
    hidden = feedForward(block, `encoder.layer.${layer}`, hidden);
  }
  graph.output("last_hidden_state", hidden, ElementType.float, [...shape, config.hidden_size]);
  return graph;
}

interface Block {
  readonly graph: OnnxGraph;
  readonly config: EncoderConfig;
  readonly weights: EncoderWeights;
  readonly arithmetic: Arithmetic;
}

function embed(block: Block, ids: Value, types: Value): Value {
  const { graph, weights, arithmetic } = block;
  const words = arithmetic.lookUp(graph, "words", weights.embeddings("word"), ids);
  const kinds = arithmetic.lookUp(graph, "types", weights.embeddings("token_type"), types);
  const positions = weights.embeddings("position");
  const table = graph.constant("positions", [1, positions.rows, positions.columns], positions.data);
  const length = graph.node("Shape", [ids], { attributes: { start: 1 } })[0];
  const zero = graph.constant("zero", [1], BigInt64Array.of(0n));
  const one = graph.constant("one", [1], BigInt64Array.of(1n));
  const places = graph.node("Slice", [table, zero, length, one])[0];
  const sum = graph.node("Add", [kinds, places])[0];
  return normalise(block, "embeddings", words, sum);
}

/** Self-attention, its output projection, the residual and its normalisation. */
function attend(block: Block, layer: string, hidden: Value, mask: Value): Value {
  const { graph, config, weights, arithmetic } = block;
  const projections = weights.projections(layer);
  const heads = config.num_attention_heads;
  const context = arithmetic.attention(graph, `${layer}.attention`, projections, heads, hidden, mask);
  return project(block, `${layer}.attention.output`, context, hidden, "even");
}

/** The two-layer perceptron with erf-GELU between, the residual and its normalisation. */
function feedForward(block: Block, layer: string, hidden: Value): Value {
  const { graph, weights, arithmetic } = block;
  const place = `${layer}.intermediate.dense`;
  const { weight, bias } = weights.linear(place);
  const magnitudes = channelMagnitudes(weights.normalisation(`${layer}.attention.output`));
  const wide = arithmetic.product(graph, place, weight, hidden, magnitudes);
  const active = graph.runtimeNode("BiasGelu", [
    wide,
    graph.constant(`${place}.bias`, [bias.length], bias),
  ])[0];
  return project(block, `${layer}.output`, active, hidden, "by-token");
}

/** `normalise(input × weightᵀ + bias + residual)`. */
function project(block: Block, place: string, input: Value, residual: Value, spread: Spread): Value {
  const { graph, weights, arithmetic } = block;
  const { weight, bias } = weights.linear(`${place}.dense`);
  const product = arithmetic.product(graph, `${place}.dense`, weight, input, spread);
  return normalise(block, place, product, residual, bias);
}

/** Layer normalisation of `input + residual + bias`. */
function normalise(block: Block, place: string, input: Value, residual: Value, bias?: Float32Array): Value {
  const { graph, config, weights } = block;
  const { gain, bias: shift } = weights.normalisation(place);
  const constant = (name: string, data: Float32Array) =>
    graph.constant(`${place}.${name}`, [data.length], data);
  const inputs = [input, residual, constant("gain", gain), constant("shift", shift)];
  if (bias !== undefined) inputs.push(constant("bias", bias));
  const attributes = { epsilon: { float: config.layer_norm_eps } };
  return graph.runtimeNode("SkipLayerNormalization", inputs, { attributes })[0];
}

/** The output of a layer normalisation is a number of about unit size, times the gain, plus the bias. Never zero. */
function channelMagnitudes({ gain, bias }: Normalisation): Float32Array {
  return gain.map((value, index) => Math.abs(value) + Math.abs(bias[index] ?? 0) || 1);
}
