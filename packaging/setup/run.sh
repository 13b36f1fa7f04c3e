#!/bin/sh
# Open the window; where there is no display, say so and take the tour instead.
set -eu
cd "$(dirname "$0")/../.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec .venv/bin/python -m dpo_desk
fi
echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can open."
echo "Taking the tour instead: the whole road, offscreen, in a temporary folder."
QT_QPA_PLATFORM=offscreen .venv/bin/python -m dpo_desk --tour build/tour
echo "The answer and a picture of each page lie in build/tour."
