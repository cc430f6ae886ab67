#!/bin/busybox sh
# Stands in for every program of an example: prints what secrets it can see in its arguments, its environment and the files around it.
see() { /bin/busybox grep -o 'canary-[A-Za-z0-9_.]*-end' | /bin/busybox sort -u | /bin/busybox tr '\n' ' '; }
arguments=$(printf '%s\n' "$@" | see)
environment=$(/bin/busybox env | see)
files=$(/bin/busybox cat .npmrc .netrc .env "$HOME/.npmrc" "$HOME/.netrc" "$HOME/.gitconfig" "$HOME/.ssh/id_ed25519" "$HOME/.config/pip/pip.conf" 2>/dev/null | see)
echo "@@WITNESS ${0##*/} ${1:-}|$arguments|$environment|$files"
