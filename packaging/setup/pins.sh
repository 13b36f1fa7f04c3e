#!/bin/sh
# Pin packaging/requirements/*.in, with the hashes of every platform's wheels and no index address.
# The application is pinned to what the tests run with, so dev comes first.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v uv >/dev/null 2>&1; then
    .venv/bin/python -m venv build/pins
    build/pins/bin/python -m pip install --quiet --disable-pip-version-check uv
    PATH="$PWD/build/pins/bin:$PATH"
fi

cd packaging/requirements
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
        --only-binary :all: --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --output-file "$@"
}
compile dev.txt dev.in
compile app.txt app.in --constraint dev.txt
if grep -nE '://|^--(index|extra-index|find-links)' app.txt dev.txt; then
    echo "An address got into the pins." >&2
    exit 1
fi
git --no-pager diff --stat -- . || true
