#!/bin/sh
# Draws the PNG icons from their SVG sources with Chromium; run it when a source changes and commit the result.
set -eu
cd "$(dirname "$0")/.."
browser=${CHROMIUM:-chromium}
draw() { # source size result
  page=$(mktemp --suffix=.html)
  printf '<!doctype html><style>*{margin:0}img{display:block;width:100vw}</style><img src="file://%s">' "$PWD/$1" >"$page"
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --disable-background-networking --disable-component-update --disable-sync \
    --default-background-color=00000000 --window-size="$2,$2" --screenshot="$PWD/$3" "file://$page" 2>/dev/null
  rm "$page"
}
draw public/icons/icon.svg 192 public/icons/icon-192.png
draw public/icons/icon.svg 512 public/icons/icon-512.png
draw icons/maskable.svg 512 public/icons/maskable-512.png
