import type { Weight } from "./safetensors.ts";

/** A matrix, row by row. */
export interface Matrix<Data extends Float32Array | Int8Array = Float32Array> {
  readonly rows: number;
  readonly columns: number;
  readonly data: Data;
}

/** A matrix of signed 8-bit integers; `scales[row]` times an entry is the weight that it stands for. */
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

/** The matrix with each column multiplied by its factor. */
export function scaleColumns({ rows, columns, data }: Matrix, factors: Float32Array): Matrix {
  return { rows, columns, data: data.map((value, index) => value * (factors[index % columns] ?? NaN)) };
}

/**
 * Symmetric quantisation with one scale per row: the largest weight of a row becomes ±`largest` (at most 127). No weight
 * moves by more than half its row's scale.
 */
export function quantiseRows({ rows, columns, data }: Matrix, largest: number): QuantisedMatrix {
  const quantised = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const values = data.subarray(row * columns, (row + 1) * columns);
    const extreme = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = extreme === 0 ? 1 : extreme / largest;
    scales[row] = scale;
    for (let column = 0; column < columns; column++) {
      quantised[row * columns + column] = Math.round((values[column] ?? NaN) / scale);
    }
  }
  return { rows, columns, data: quantised, scales };
}
