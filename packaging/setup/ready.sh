#!/bin/sh
# Make everything ready that a make target needs: ready.sh test|run
# Finds a Python that is new enough and hands over to bootstrap.py beside this folder.
set -eu
cd "$(dirname "$0")/../.."

new_enough() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# An environment that works answers for itself; the search is for the first time only.
for python in .venv/bin/python ${PYTHON3:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if new_enough "$python"; then
        exec "$python" -I packaging/bootstrap.py "$1"
    fi
done

echo "Personvernpermen needs Python 3.11 or newer, and found none." >&2
echo "On Debian 12, Ubuntu 24.04 or newer: sudo apt-get install python3 python3-venv" >&2
exit 1
