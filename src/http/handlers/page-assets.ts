import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { Router, type Request, type Response } from "express";
import { methodNotAllowed } from "../middleware/problem-details.ts";

export interface PageFiles {
  /** Holds index.html, the script, the style sheets, the images, and compressed versions of them. Absolute. */
  readonly webDirectory: string;
}

/** Plain names only, without folders, and never a source or a map. */
const ASSET = /^[\w-]+(?:\.[0-9a-f]{12})?\.(?:html|css|js|svg|png|ico)$/;

/** A name that holds a hash of the contents names the same contents for ever. */
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

/** What pdf.js asks for while it shows a PDF: character maps, fonts, a decoder of pictures. Its version is in the address. */
const PDF_FILE =
  /^(?:cmaps\/[\w-]+\.bcmap|standard_fonts\/[\w-]+\.(?:pfb|ttf)|wasm\/openjpeg_nowasm_fallback\.js)$/;

/** The page at `/` and its files below `/assets/`. A missing file is left to the unknown route. */
export function pageRoutes({ webDirectory }: PageFiles): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router
    .route("/")
    .get((request, response) => {
      send(request, response, "index.html", webDirectory);
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/favicon.ico")
    .get((request, response) => {
      send(request, response, "favicon.ico", webDirectory);
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/assets/:name")
    .get((request, response, next) => {
      const { name } = request.params;
      if (ASSET.test(name)) send(request, response, name, webDirectory);
      else next("router");
    })
    .all(methodNotAllowed("GET"));
  const pdf = pdfFiles();
  router
    .route(`/assets/pdf-${pdf.version}/:folder/:name`)
    .get((request, response, next) => {
      const { folder, name } = request.params;
      if (PDF_FILE.test(`${folder}/${name}`)) sendForGood(response, `${folder}/${name}`, pdf.root);
      else next("router");
    })
    .all(methodNotAllowed("GET"));
  return router;
}

function pdfFiles(): { readonly root: string; readonly version: string } {
  const require = createRequire(import.meta.url);
  const { version } = require("pdfjs-dist/package.json") as { version: string };
  return { root: dirname(require.resolve("pdfjs-dist/package.json")), version };
}

const FOR_GOOD = "public, max-age=31536000, immutable";

function sendForGood(response: Response, name: string, root: string): void {
  response.set("Cache-Control", FOR_GOOD);
  response.sendFile(name, { root, cacheControl: false, acceptRanges: false });
}

const SUFFIXES = { br: ".br", gzip: ".gz" } as const;

/**
 * A file whose name holds a hash is kept for good; any other is always asked for again (`no-cache`) and rarely sent again
 * (ETag), so that an update shows at once. Compressed where there is such a version and the reader takes it.
 */
function send(request: Request, response: Response, name: string, root: string): void {
  response.set("Cache-Control", HASHED.test(name) ? FOR_GOOD : "no-cache");
  response.vary("Accept-Encoding");
  response.type(extname(name));
  const encoding = request.acceptsEncodings("br", "gzip", "identity");
  const suffix = encoding === "br" || encoding === "gzip" ? SUFFIXES[encoding] : "";
  const isCompressed = suffix !== "" && existsSync(join(root, name + suffix));
  if (isCompressed) response.set("Content-Encoding", encoding as string);
  // A file that is not there, and a reader who went away, reach the error handler through Express.
  response.sendFile(isCompressed ? name + suffix : name, { root, cacheControl: false, acceptRanges: false });
}
