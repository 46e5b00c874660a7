#!/usr/bin/env bash
# Runs the tests, and says at the end what failed: among thousands of lines it would stand far up.
set -euo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" 2>&1 | tee "$log" && exit 0
status=$?
printf '\nWhat failed:\n'
grep -A 4 -E '✘.* recorded an issue|error: ' "$log" | cut -c 1-600 | tail -n 60 || true
exit "$status"
