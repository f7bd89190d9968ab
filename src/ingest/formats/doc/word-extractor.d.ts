/** word-extractor ships no types; these are the parts of its documented API that are called. */
declare module "word-extractor" {
  declare class WordExtractor {
    extract(source: string | Buffer): Promise<WordExtractor.Document>;
  }
  declare namespace WordExtractor {
    interface Options {
      filterUnicode?: boolean;
    }
    interface Document {
      getBody(options?: Options): string;
      getFootnotes(options?: Options): string;
      getEndnotes(options?: Options): string;
      getTextboxes(options?: Options & { includeHeadersAndFooters?: boolean }): string;
    }
  }
  export = WordExtractor;
}
