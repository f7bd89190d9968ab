import type { Weight } from "./safetensors.ts";

/** A matrix, row by row. */
export interface Matrix<Data extends Float32Array | Int8Array = Float32Array> {
  readonly rows: number;
  readonly columns: number;
  readonly data: Data;
}

/** A matrix of signed 8-bit integers; `scales[column]` times an entry is the weight that it stands for. */
export interface QuantisedMatrix extends Matrix<Int8Array> {
  readonly scales: Float32Array;
}

export function matrixOf(weight: Weight): Matrix {
  const [rows = 1, columns = 1] = weight.shape;
  return { rows, columns, data: weight.data };
}

export function transpose<Data extends Float32Array | Int8Array>(matrix: Matrix<Data>): Matrix<Data> {
  const { rows, columns } = matrix;
  const source = matrix.data;
  const data = source.slice() as Data;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      data[column * rows + row] = source[row * columns + column] ?? 0;
  }
  return { rows: columns, columns: rows, data };
}

/** The matrices below each other. */
export function stack(matrices: readonly Matrix[]): Matrix {
  return {
    rows: matrices.reduce((sum, { rows }) => sum + rows, 0),
    columns: matrices[0]?.columns ?? 0,
    data: concatenate(matrices.map(({ data }) => data)),
  };
}

export function concatenate(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/**
 * Symmetric 8-bit quantisation with one scale per row: the largest weight of a row becomes ±127. No weight moves by
 * more than half its row's scale.
 */
export function quantiseRows(matrix: Matrix): QuantisedMatrix {
  const { rows, columns, data } = matrix;
  const quantised = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    let largest = 0;
    for (let i = start; i < start + columns; i++) largest = Math.max(largest, Math.abs(data[i] ?? 0));
    const scale = largest === 0 ? 1 : largest / 127;
    scales[row] = scale;
    for (let i = start; i < start + columns; i++) quantised[i] = Math.round((data[i] ?? 0) / scale);
  }
  return { rows, columns, data: quantised, scales };
}
