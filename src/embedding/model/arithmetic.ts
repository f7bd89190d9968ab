import type { Linear } from "./encoder-weights.ts";
import { quantiseRows, transpose, type Matrix } from "./matrix.ts";
import type { OnnxGraph, Value } from "./onnx-graph.ts";

/** How an encoder multiplies: everything in which the fp32 and the int8 graph differ. */
export interface Arithmetic {
  /** Rows of a table by their number: ids [batch, sequence] → [batch, sequence, columns]. */
  lookUp(graph: OnnxGraph, name: string, table: Matrix, ids: Value): Value;
  /** `input × weightᵀ`, without a bias: the next operator adds it in the same pass over memory. */
  product(graph: OnnxGraph, name: string, weight: Matrix, input: Value): Value;
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

/**
 * Weights as 8-bit integers with one scale per output column, activations as 8-bit integers with one scale per tensor,
 * found while it runs. One scale for a whole weight matrix is faster still, but its vectors keep a cosine of only 0.94
 * to fp32, and rankings suffer.
 */
export const int8: Arithmetic = {
  lookUp(graph, name, table, ids) {
    const { rows, columns, data, scales } = quantiseRows(table);
    const row = graph.node("Gather", [graph.constant(name, [rows, columns], data), ids])[0];
    const scale = graph.node("Gather", [graph.constant(`${name}.scale`, [rows, 1], scales), ids])[0];
    const wide = graph.node("Cast", [row], { attributes: { to: 1 } })[0];
    return graph.node("Mul", [wide, scale])[0];
  },

  product(graph, name, weight, input) {
    const { matrix, scale } = int8Matrix(graph, name, weight);
    return graph.runtimeNode("DynamicQuantizeMatMul", [input, matrix, scale])[0];
  },

  attention(graph, name, { weight, bias }, heads, input, mask) {
    const { matrix, scale } = int8Matrix(graph, name, weight);
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

function floatMatrix(graph: OnnxGraph, name: string, weight: Matrix): Value {
  const { rows, columns, data } = transpose(weight);
  return graph.constant(name, [rows, columns], data);
}

function int8Matrix(graph: OnnxGraph, name: string, weight: Matrix): { matrix: Value; scale: Value } {
  const quantised = quantiseRows(weight);
  const { rows, columns, data } = transpose(quantised);
  return {
    matrix: graph.constant(name, [rows, columns], data),
    scale: graph.constant(`${name}.scale`, [columns], quantised.scales),
  };
}
