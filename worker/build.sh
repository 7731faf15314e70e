#!/bin/sh
# Builds the Worker into build/ with the tools of this project: worker-build would download its own.
set -eu
cd "$(dirname "$0")"
tools=$(cd .. && pwd)/.tools/bin
export WASM_BINDGEN_BIN="${WASM_BINDGEN_BIN:-$tools/wasm-bindgen}"
export WASM_OPT_BIN="${WASM_OPT_BIN:-$PWD/node_modules/.bin/wasm-opt}"
export ESBUILD_BIN="${ESBUILD_BIN:-$(node -p "require.resolve('esbuild').replace(/lib.main\.js$/, 'bin/esbuild')")}"
# Paths of this machine are noise in the messages of panics.
export RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}= --remap-path-prefix=$(cd .. && pwd)="
"$tools/worker-build" --profile worker "$@"
# worker-build leaves the names of functions in, whatever it is told: a tenth of what is deployed. Alike functions side by side are
# smaller once more.
"$WASM_OPT_BIN" build/index_bg.wasm -o build/index_bg.wasm -Oz --reorder-functions-by-name --strip-debug --strip-producers
