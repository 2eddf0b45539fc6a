#!/bin/sh
# manifests.sh FOLDER: copies what cargo must know to build the dependencies: manifests, lock, settings, and empty sources
# in the places of the programs and libraries. Runs at the root of the checkout.
set -eu
to=$1

files() {
    find . \( -name target -o -name node_modules -o -name .git \) -prune -o -type f "$@" -print
}

files -name Cargo.toml >"/tmp/manifests.$$"
printf '%s\n' ./Cargo.lock ./.cargo/config.toml >>"/tmp/manifests.$$"
while IFS= read -r file; do
    mkdir -p "$to/${file%/*}"
    cp "$file" "$to/$file"
done <"/tmp/manifests.$$"

# Where cargo looks by itself, and what manifests name.
files \( -name lib.rs -o -name main.rs -o -name build.rs -o -regex '.*/\(src/bin\|benches\|examples\|tests\)/[^/]*\.rs' \) \
    >"/tmp/manifests.$$"
while IFS= read -r file; do
    mkdir -p "$to/${file%/*}"
    case $file in
        */lib.rs) : >"$to/$file" ;;
        *) echo 'fn main() {}' >"$to/$file" ;;
    esac
done <"/tmp/manifests.$$"
rm "/tmp/manifests.$$"
