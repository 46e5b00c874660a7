#!/usr/bin/env bash
# Makes the clip of the `dream` template, 104 scenes with a song, then changes one word of it. `make demo` builds first.
#
# Everything goes to `demo/` and nowhere else. The clip of the run before is kept as `demo/dream.previous`; a `demo/` that
# this script didn't make is never touched.
set -euo pipefail
cd "$(dirname "$0")/.."

clipws=$PWD/.build/release/clipws
music=/usr/share/games/singularity/music
film_seconds=200
clip=demo/dream

die() {
    echo "demo: $*" >&2
    exit 1
}

# Shows a command as a user would type it, then runs it.
run() {
    printf '\n$ clipws %s\n' "$*"
    "$clipws" "$@"
}

# The shortest song that lasts as long as the film, as `path`.
song() {
    local file seconds
    for file in "$music"/*.ogg; do
        seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$file")
        printf '%s\t%s\n' "$seconds" "$file"
    done | sort -n | awk -F '\t' -v least="$film_seconds" '$1 >= least && !found++ { print $2 }'
}

# Puts the clip of the run before aside. What lies in a folder without the mark is somebody's own.
make_room() {
    if [ ! -e demo ]; then
        mkdir demo
        touch demo/.made-by-demo
    fi
    [ -f demo/.made-by-demo ] || die "$PWD/demo is in the way, and this script didn't make it"
    [ -e "$clip" ] || return 0
    rm -rf "$clip.previous"
    mv "$clip" "$clip.previous"
    echo "The clip of the run before is in $clip.previous."
}

[ -x "$clipws" ] || die "nothing built yet; run \`make demo\`"
song=$(song)
[ -n "$song" ] || die "no song of $film_seconds s in $music; \`make deps\` installs singularity-music"

make_room
run init "$clip" --template dream --song "$song"
cd "$clip"

run render
run film

echo
echo "Now one word changes, on a branch: a red umbrella becomes a yellow one."
run switch -c yellow-umbrella
sed -i 's/red umbrella/yellow umbrella/' scenes/014-red-umbrella.md
run plan
run render
run film
run diff main..yellow-umbrella
run export rights

printf '\nThe film:   %s\n' "$(ls -d "$PWD"/film/*.mp4)"
printf 'Its rights: %s\n' "$PWD/film/rights.json" "$PWD/film/rights.csv"
