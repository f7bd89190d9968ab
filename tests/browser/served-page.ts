import { fileURLToPath } from "node:url";
import {
  startLibraryHarness,
  type LibraryHarness,
  type LibraryHarnessOptions,
} from "../http/library-harness.ts";

const webDirectory = fileURLToPath(new URL("../../dist/src/web/", import.meta.url));

/** The real application with the built page. Ends with the test. */
export function servePage(options: LibraryHarnessOptions = {}): Promise<LibraryHarness> {
  return startLibraryHarness({ webDirectory, ...options });
}
