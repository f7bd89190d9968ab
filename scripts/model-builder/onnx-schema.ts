import protobuf from "protobufjs";

/** The element types of ONNX tensors that are written here, by their number in `TensorProto.DataType`. */
export const ElementType = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;
export type ElementType = (typeof ElementType)[keyof typeof ElementType];

/** `AttributeProto.AttributeType`. */
export const AttributeType = { float: 1, int: 2, ints: 7 } as const;

const field = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ rule: "repeated", type, id });

/**
 * The part of the ONNX interchange format (onnx.ai, "IR specification") that an encoder graph needs. On the wire there
 * are only the field numbers; the names are ours.
 */
const SCHEMA = {
  nested: {
    Model: {
      fields: {
        irVersion: field("int64", 1),
        producerName: field("string", 2),
        producerVersion: field("string", 3),
        graph: field("Graph", 7),
        operatorSets: repeated("OperatorSet", 8),
      },
    },
    OperatorSet: { fields: { domain: field("string", 1), version: field("int64", 2) } },
    Graph: {
      fields: {
        nodes: repeated("Node", 1),
        name: field("string", 2),
        initializers: repeated("Tensor", 5),
        inputs: repeated("Value", 11),
        outputs: repeated("Value", 12),
      },
    },
    Node: {
      fields: {
        inputs: repeated("string", 1),
        outputs: repeated("string", 2),
        name: field("string", 3),
        operator: field("string", 4),
        attributes: repeated("Attribute", 5),
        domain: field("string", 7),
      },
    },
    Attribute: {
      fields: {
        name: field("string", 1),
        float: field("float", 2),
        int: field("int64", 3),
        ints: repeated("int64", 8),
        type: field("int32", 20),
      },
    },
    Tensor: {
      fields: {
        dimensions: repeated("int64", 1),
        elementType: field("int32", 2),
        name: field("string", 8),
        data: field("bytes", 9),
      },
    },
    Value: { fields: { name: field("string", 1), type: field("Type", 2) } },
    Type: { fields: { tensor: field("TensorType", 1) } },
    TensorType: { fields: { elementType: field("int32", 1), shape: field("Shape", 2) } },
    Shape: { fields: { dimensions: repeated("Dimension", 1) } },
    Dimension: { fields: { size: field("int64", 1), symbol: field("string", 2) } },
  },
};

/** Serialises a model given in the words of the schema above. */
export function encodeModel(model: object): Uint8Array {
  return protobuf.Root.fromJSON(SCHEMA).lookupType("Model").encode(model).finish();
}
