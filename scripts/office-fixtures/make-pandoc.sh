#!/bin/sh
# Makes tests/fixtures/pandoc/ with pandoc 2.17 (Debian: pandoc) from the Markdown beside this script: one text in each kind that
# pandoc writes and Pincite reads. Its outputs are committed; the tests only read them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../tests/fixtures/pandoc
mkdir -p "$out"
cd "$here"
for kind in docx odt epub rtf ipynb pptx fb2 opml tei org rst html \
  jats:nxml docbook5:dbk asciidoc:adoc latex:tex mediawiki:wiki gfm:md; do
  pandoc --standalone --from markdown --to "${kind%%:*}" --output "$out/lock.${kind##*:}" "$here/lock.md"
done
# The same as LibreOffice prints it, and as it writes it for Word 97.
soffice --headless --convert-to doc:"MS Word 97" --outdir "$out" "$out/lock.odt" >/dev/null 2>&1
soffice --headless --convert-to pdf --outdir "$out" "$out/lock.odt" >/dev/null 2>&1
