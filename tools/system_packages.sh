#!/bin/sh
# Installs what the tests need beyond Python, where root can: PostgreSQL (the store on a server), Chromium (the app in a real
# browser), Node.js (builds the app), Pango and an Arabic font (dossiers as PDF). Elsewhere it says what is missing; the tests
# that need it are then skipped and say so, except under CI=true, where they fail.
set -eu

missing=""
need() { # need COMMAND-OR-FILE PACKAGES…
  probe="$1"; shift
  if command -v "$probe" >/dev/null 2>&1; then return; fi
  for found in $probe; do if [ -e "$found" ]; then return; fi; done
  missing="$missing $*"
}

need chromium chromium
need "/usr/lib/postgresql/*/bin/initdb" postgresql
need "/usr/lib/*/libpangoft2-1.0.so.0" libpango-1.0-0 libpangoft2-1.0-0
need "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf" fonts-noto-core
if ! node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' 2>/dev/null; then
  missing="$missing nodejs npm"
fi

[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing system packages:$missing"
  apt-get -o DPkg::Lock::Timeout=300 update -qq
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "not installed, and only root can: $missing. On Debian and Ubuntu: sudo apt-get install$missing" >&2
fi
