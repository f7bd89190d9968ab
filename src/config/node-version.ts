/** Versions of Node.js by whose fault a collected statement of the database ends the process (seen with 24.19 to 24.21, 26.0 to 26.3). */
const FAULTY: readonly { readonly major: number; readonly from: number; readonly mended: number }[] = [
  { major: 24, from: 19, mended: 22 },
  { major: 26, from: 0, mended: 6 },
];

/** What whoever runs Pincite should know of this version of Node.js ("24.21.0"), or null. */
export function nodeWarning(version: string): string | null {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const faulty = FAULTY.find((range) => range.major === major && minor >= range.from && minor < range.mended);
  if (faulty === undefined) return null;
  return `Node.js ${version} may end this in the middle of its work, by a fault of its own: install ${major}.${faulty.mended} or later, or Node.js 22.`;
}
