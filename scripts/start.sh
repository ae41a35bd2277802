#!/bin/sh
# Which Python does the work? The newest that is new enough and can make a virtual environment; $PYTHON goes first.
# POSIX shell, because nothing else is certain to be there yet.
candidates="${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}"

for python in $candidates; do
    if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" -m scripts "$@"
    fi
done

# None suits. The first that starts at all says itself what it lacks.
for python in $candidates; do
    if "$python" -c '' >/dev/null 2>&1; then
        exec "$python" -m scripts "$@"
    fi
done

echo "No Python was found (looked for: $candidates): install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2
exit 1
