import type { Linear } from "./encoder-weights.ts";
import { quantiseRows, scaleColumns, transpose, type Matrix } from "./matrix.ts";
import type { OnnxGraph, Value } from "./onnx-graph.ts";
import { ElementType } from "./onnx-schema.ts";

/**
 * Where a product's input has its large values: in some channels more than in others (with the typical magnitude of each
 * channel), in some tokens, or nowhere in particular. Numbers that share one 8-bit scale should be alike.
 */
export type Spread = "even" | "by-token" | Float32Array;

/** How an encoder multiplies: everything in which the fp32 and the int8 graph differ. */
export interface Arithmetic {
  /** Rows of a table by their number: ids [batch, sequence] → [batch, sequence, columns]. */
  lookUp(graph: OnnxGraph, name: string, table: Matrix, ids: Value): Value;
  /** `input × weightᵀ`, without a bias: the next operator adds it in the same pass over memory. */
  product(graph: OnnxGraph, name: string, weight: Matrix, input: Value, spread: Spread): Value;
  /** Multi-head self-attention, input [batch, sequence, hidden] → the same; `mask` [batch, sequence] is 0 for padding. */
  attention(
    graph: OnnxGraph,
    name: string,
    projections: Linear,
    heads: number,
    input: Value,
    mask: Value,
  ): Value;
}

export const float32: Arithmetic = {
  lookUp(graph, name, table, ids) {
    const rows = graph.constant(name, [table.rows, table.columns], table.data);
    return graph.node("Gather", [rows, ids])[0];
  },

  product(graph, name, weight, input) {
    return graph.node("MatMul", [input, floatMatrix(graph, name, weight)])[0];
  },

  attention(graph, name, { weight, bias }, heads, input, mask) {
    const projections = floatMatrix(graph, name, weight);
    const offset = graph.constant(`${name}.bias`, [bias.length], bias);
    const attributes = { num_heads: heads };
    return graph.runtimeNode("Attention", [input, projections, offset, mask], { attributes })[0];
  },
};

/** The largest magnitude of a quantised weight. */
const BYTE = 127;

/**
 * The same for the attention's output projection. Where a CPU has no VNNI instructions, two products of bytes are added in
 * 16 bits, and what does not fit is cut off. Counted on real texts, that would befall 5 % of this product's dot products
 * (1.5 % error) and at most 0.3 % (0.04 %) of any other's. With one bit less it cannot happen, as 2 × 255 × 63 < 2¹⁵, and
 * this product is the one that loses nothing by it.
 */
const SAFE_BYTE = 63;

/** Below this a token's largest activation is not used as its scale: keeps the quotient of tiny values finite. */
const SMALLEST_SCALE = 0.5;

/**
 * Weights as small integers with one scale per output column, activations as 8-bit integers with one scale per tensor,
 * found while it runs. Measured against fp32 on abstracts: one scale for a whole weight matrix gives a cosine of 0.94,
 * one per column 0.994, and evening out the activations before they are quantised (`Spread`) 0.998.
 */
export const int8: Arithmetic = {
  lookUp(graph, name, table, ids) {
    const { rows, columns, data, scales } = quantiseRows(table, BYTE);
    const row = graph.node("Gather", [graph.constant(name, [rows, columns], data), ids])[0];
    const scale = graph.node("Gather", [graph.constant(`${name}.scale`, [rows, 1], scales), ids])[0];
    const wide = graph.node("Cast", [row], { attributes: { to: ElementType.float } })[0];
    return graph.node("Mul", [wide, scale])[0];
  },

  product(graph, name, weight, input, spread) {
    if (spread === "even") return int8Product(graph, name, weight, input, SAFE_BYTE);
    if (spread === "by-token") {
      const peak = graph.node("ReduceMax", [input], { attributes: { axes: [-1], keepdims: 1 } })[0];
      const floor = graph.constant(`${name}.floor`, [], Float32Array.of(SMALLEST_SCALE));
      const scale = graph.node("Max", [peak, floor])[0];
      const levelled = graph.node("Div", [input, scale])[0];
      return graph.node("Mul", [int8Product(graph, name, weight, levelled), scale])[0];
    }
    const inverse = spread.map((magnitude) => 1 / magnitude);
    const factors = graph.constant(`${name}.level`, [inverse.length], inverse);
    const levelled = graph.node("Mul", [input, factors])[0];
    return int8Product(graph, name, scaleColumns(weight, spread), levelled);
  },

  attention(graph, name, { weight, bias }, heads, input, mask) {
    const { matrix, scale } = int8Matrix(graph, name, weight, BYTE);
    const offset = graph.constant(`${name}.bias`, [bias.length], bias);
    const zero = graph.constant(`${name}.zero`, [], new Int8Array(1));
    const [quantised, inputScale = "", inputZero = ""] = graph.node("DynamicQuantizeLinear", [input], {
      outputs: 3,
    });
    return graph.runtimeNode(
      "QAttention",
      [quantised, matrix, offset, inputScale, scale, mask, inputZero, zero],
      { attributes: { num_heads: heads } },
    )[0];
  },
};

function int8Product(graph: OnnxGraph, name: string, weight: Matrix, input: Value, largest = BYTE): Value {
  const { matrix, scale } = int8Matrix(graph, name, weight, largest);
  return graph.runtimeNode("DynamicQuantizeMatMul", [input, matrix, scale])[0];
}

function floatMatrix(graph: OnnxGraph, name: string, weight: Matrix): Value {
  const { rows, columns, data } = transpose(weight);
  return graph.constant(name, [rows, columns], data);
}

function int8Matrix(
  graph: OnnxGraph,
  name: string,
  weight: Matrix,
  largest: number,
): { matrix: Value; scale: Value } {
  const quantised = quantiseRows(weight, largest);
  const { rows, columns, data } = transpose(quantised);
  return {
    matrix: graph.constant(name, [rows, columns], data),
    scale: graph.constant(`${name}.scale`, [columns], quantised.scales),
  };
}
