#!/usr/bin/env bash
# Installs what building, testing and the demo take from Debian's archive. Asks for no rights when all of it is there.
set -euo pipefail

packages=(
    # To build.
    pkg-config libgit2-dev libsqlite3-dev libssl-dev
    libavformat-dev libavcodec-dev libavutil-dev libswscale-dev libswresample-dev libfreetype-dev
    # Letters of the end credits.
    fonts-dejavu-core
    # Fetches the Swift packages; `clipws clone` runs it, with git-lfs.
    ca-certificates git git-lfs
    # Judges in the tests; ffmpeg picks the demo's song too.
    ffmpeg python3-venv libimage-exiftool-perl
    # Songs under CC BY-SA 3.0.
    singularity-music
)

if ! command -v apt-get >/dev/null; then
    echo "deps: no apt-get here; what is needed is, by its Debian names: ${packages[*]}" >&2
    exit 0
fi

missing=()
for package in "${packages[@]}"; do
    if ! dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
        missing+=("$package")
    fi
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "deps: run this as root: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"
}

echo "deps: installing ${missing[*]}"
# A list of packages that is old, or none, is the usual reason for a failure.
apt_get install --yes --no-install-recommends "${missing[@]}" || {
    apt_get update
    apt_get install --yes --no-install-recommends "${missing[@]}"
}
