import loadWabt from "wabt";

/** The bytes of a WebAssembly text. Throws where it is not valid. */
export async function assembled(source: string): Promise<Uint8Array> {
  const wabt = await loadWabt();
  const module = wabt.parseWat("dot-products.wat", source, { simd: true });
  try {
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

/** The TypeScript file that holds the bytes. */
export function kernelModule(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,100}/gu) ?? [];
  const text = lines.map((line) => `  "${line}"`).join(" +\n");
  return `/** WebAssembly, assembled from scripts/dot-kernel/dot-products.wat by \`npm run build:dot-kernel\`. */
export const DOT_KERNEL =
${text};
`;
}
