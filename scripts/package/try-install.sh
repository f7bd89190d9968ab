#!/usr/bin/env bash
# Packs Pincite and installs it as a stranger would: into an empty folder, from the registry alone. Then indexes a folder of
# articles, asks, serves and asks over HTTP, and runs a program that imports the package.
#   scripts/package/try-install.sh [node's folder ...]
# With folders of other versions of Node.js (each with bin/node and include/) the installed native modules are built again
# for each and the same is tried there.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export XDG_CACHE_HOME="$work/cache"

npm pack --silent --pack-destination "$work" >/dev/null
mkdir "$work/stranger" "$work/stranger/articles"
cp documents/summits/* documents/history/*.txt "$work/stranger/articles/"
cd "$work/stranger"
echo '{"private": true, "type": "module"}' >package.json
npm install --no-audit --no-fund "$work"/pincite-*.tgz
echo "installed: $(du -sh node_modules | cut -f1), package $(du -h "$work"/pincite-*.tgz | cut -f1)"
if find node_modules -path '*/sharp/package.json' -o -path '*/protobufjs/package.json' | grep -q .; then
  echo "an image library or protobufjs was installed" >&2
  exit 1
fi
node "$root/scripts/package/compare-versions.mjs" "$root/package-lock.json" node_modules

try() {
  rm -rf index
  npx pincite | grep -q "no library" || return 1
  npx pincite index --documents articles >/dev/null 2>&1
  npx pincite ask --documents articles "What did Ivanov say about Syria?" | grep -q "Ivanov" || return 1
  printf '%s\n' 'import { openLibrary } from "pincite";' \
    'const library = openLibrary({ documents: "articles" });' \
    'const { hits } = await library.search({ query: "Fort Ross", k: 1 });' \
    'console.log(hits[0].document.source); await library.close();' >program.js
  [ "$(node program.js)" = "fort-ross.txt" ] || return 1
  node_modules/.bin/pincite serve --documents articles --port 39117 >serve.log 2>&1 &
  local server=$!
  for _ in $(seq 100); do
    curl -fs http://127.0.0.1:39117/readyz >/dev/null && break
    sleep 0.2
  done
  local answer
  answer=$(curl -fs 'http://127.0.0.1:39117/v1/ask?q=what+did+Ivanov+say+about+Syria')
  kill -TERM "$server"
  wait "$server" || true
  case "$answer" in *'"answered":true'*) ;; *) return 1 ;; esac
}

echo "node $(node --version)"
try
for folder in "$@"; do
  PATH="$folder/bin:$PATH"
  echo "node $(node --version)"
  npm_config_nodedir="$folder" npm rebuild better-sqlite3 hnswlib-node >/dev/null
  try
done
# Every Node.js but 20 keeps what it has compiled.
if [ $# -gt 0 ] && [ "$(find "$XDG_CACHE_HOME/pincite" -mindepth 2 -maxdepth 2 -type d | wc -l)" != $# ]; then
  echo "compiled code was not kept" >&2
  exit 1
fi
echo "the package installs and answers"
