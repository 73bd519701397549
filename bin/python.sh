# Called by the other files here: finds Python 3.11 or newer and runs cctns.runtime with it.
clone=$(CDPATH= cd -- "$(dirname "$0")/.." && pwd -P)
for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python3.14; do
    if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        PYTHONPATH="$clone" exec "$candidate" -P -m cctns.runtime "$@"
    fi
done
echo "Python 3.11 or newer is needed. On Debian 12 or Ubuntu 24.04 run:" >&2
echo "    sudo apt-get install python3 python3-venv" >&2
exit 1
