#!/bin/sh
# Makes tests/fixtures/office/ with LibreOffice (Debian: libreoffice-writer-nogui, -calc-nogui, -impress-nogui), from the flat
# OpenDocument files beside this script. Their outputs are committed; the tests only read them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../tests/fixtures/office
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
convert() { # convert <source> <extension:filter>
  soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$2" --outdir "$out" "$here/$1" >/dev/null 2>&1
}
mkdir -p "$out"
for kind in docx dotx:"MS Word 2007 XML Template" doc:"MS Word 97" rtf odt ; do convert report.fodt "$kind"; done
for kind in docx doc:"MS Word 97" rtf odt; do convert changes.fodt "$kind"; done
for kind in pptx odp ppt:"MS PowerPoint 97"; do convert talk.fodp "$kind"; done
convert landings.fodp ppt:"MS PowerPoint 97"
gzip -9 -n -f "$out/landings.ppt" "$out/talk.ppt"
for kind in xlsx xls:"MS Excel 97" ods; do convert catch.fods "$kind"; done
