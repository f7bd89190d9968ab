import { AttributeType, ElementType, encodeModel } from "./onnx-schema.ts";

/** The name under which a graph knows a value: an input, a constant or the output of a node. */
export type Value = string;

type ConstantData = Float32Array | Int8Array | Uint8Array | Int32Array | BigInt64Array;

interface NodeOptions {
  readonly attributes?: Readonly<Record<string, number | readonly number[] | { readonly float: number }>>;
  /** How many values the node yields; only the first ones are ever needed. */
  readonly outputs?: number;
}

/** ONNX's own operators, and those that ONNX Runtime adds for its CPU. */
const ONNX = "";
const RUNTIME = "com.microsoft";

/** Collects the nodes and constants of a computation and writes them as an ONNX file. */
export class OnnxGraph {
  readonly #nodes: object[] = [];
  readonly #constants: object[] = [];
  readonly #inputs: object[] = [];
  readonly #outputs: object[] = [];

  input(name: string, elementType: ElementType, shape: readonly (number | string)[]): Value {
    this.#inputs.push(describe(name, elementType, shape));
    return name;
  }

  output(name: string, value: Value, elementType: ElementType, shape: readonly (number | string)[]): void {
    this.#add("Identity", ONNX, [value], [name], {});
    this.#outputs.push(describe(name, elementType, shape));
  }

  constant(name: string, shape: readonly number[], data: ConstantData): Value {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.push({ name, dimensions: shape, elementType: elementTypeOf(data), data: bytes });
    return name;
  }

  /** Adds a standard operator; returns its outputs' names. An absent optional input is the empty string. */
  node(operator: string, inputs: readonly Value[], options: NodeOptions = {}): [Value, ...Value[]] {
    return this.#named(operator, ONNX, inputs, options);
  }

  /** Adds an operator of ONNX Runtime's own (domain com.microsoft). */
  runtimeNode(operator: string, inputs: readonly Value[], options: NodeOptions = {}): [Value, ...Value[]] {
    return this.#named(operator, RUNTIME, inputs, options);
  }

  /** The bytes of the ONNX file: operator set 17, readable by ONNX Runtime 1.12 and later. */
  encode(producer: { readonly name: string; readonly version: string }): Uint8Array {
    return encodeModel({
      irVersion: 8,
      producerName: producer.name,
      producerVersion: producer.version,
      operatorSets: [
        { domain: ONNX, version: 17 },
        { domain: RUNTIME, version: 1 },
      ],
      graph: {
        name: "encoder",
        nodes: this.#nodes,
        initializers: this.#constants,
        inputs: this.#inputs,
        outputs: this.#outputs,
      },
    });
  }

  #named(
    operator: string,
    domain: string,
    inputs: readonly Value[],
    options: NodeOptions,
  ): [Value, ...Value[]] {
    const name = `${operator}_${this.#nodes.length}`;
    const more = Array.from({ length: (options.outputs ?? 1) - 1 }, (_, index) => `${name}_${index + 1}`);
    this.#add(operator, domain, inputs, [name, ...more], options);
    return [name, ...more];
  }

  #add(
    operator: string,
    domain: string,
    inputs: readonly Value[],
    outputs: Value[],
    options: NodeOptions,
  ): void {
    const attributes = Object.entries(options.attributes ?? {}).map(([name, value]) => {
      if (typeof value === "number") return { name, int: value, type: AttributeType.int };
      return "float" in value
        ? { name, float: value.float, type: AttributeType.float }
        : { name, ints: value, type: AttributeType.ints };
    });
    this.#nodes.push({ operator, domain, name: outputs[0], inputs, outputs, attributes });
  }
}

function elementTypeOf(data: ConstantData): ElementType {
  if (data instanceof Float32Array) return ElementType.float;
  if (data instanceof Int8Array) return ElementType.int8;
  if (data instanceof Uint8Array) return ElementType.uint8;
  return data instanceof Int32Array ? ElementType.int32 : ElementType.int64;
}

function describe(name: string, elementType: ElementType, shape: readonly (number | string)[]): object {
  const dimensions = shape.map((size) => (typeof size === "number" ? { size } : { symbol: size }));
  return { name, type: { tensor: { elementType, shape: { dimensions } } } };
}
