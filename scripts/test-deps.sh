#!/usr/bin/env bash
# Installs the reference reader of content credentials from PyPI, below .build and for the tests alone. Where PyPI can't be
# reached, those tests are skipped; not so in CI.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.38.1
place=.build/c2pa-python
[ "$(cat "$place/version" 2>/dev/null)" != "$version" ] || exit 0

rm -rf "$place"
mkdir -p .build
if python3 -m venv "$place" \
    && "$place/bin/pip" install --quiet --disable-pip-version-check --no-deps "c2pa-python==$version"; then
    echo "$version" >"$place/version"
    exit 0
fi
rm -rf "$place"
echo "test-deps: no c2pa-python $version, so no test reads credentials with it" >&2
[ -z "${CI:-}" ]
