#!/usr/bin/env bash
# Measures the reference server beside other servers; see --help. Builds what is missing. smtp-sink and aiosmtpd come
# as Debian packages that are unpacked below target/, not installed.
set -euo pipefail

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
here="$root/benchmarks"
peers="$here/target/peers"

say() {
    printf 'compare.sh: %s\n' "$1" >&2
}

# unpack NAME DIRECTORY PACKAGE...: what cannot be had is missed when the server is started.
unpack() {
    local name=$1 directory=$2 work package
    shift 2
    [ ! -d "$directory" ] || return 0
    command -v apt-get >/dev/null && command -v dpkg >/dev/null || {
        say "$name is taken from Debian packages, and there is no apt-get here"
        return 0
    }
    work=$(mktemp -d)
    if (cd -- "$work" && apt-get -q download "$@" >/dev/null 2>&1); then
        mkdir -p -- "$work/root"
        for package in "$work"/*.deb; do
            dpkg -x "$package" "$work/root"
        done
        mkdir -p -- "$peers"
        mv -- "$work/root" "$directory"
    else
        say "cannot download $* for $name; is there a network, and was apt-get update run?"
    fi
    rm -rf -- "$work"
}

stale() {
    local jar
    jar=$(ls "$here"/target/benchmarks-*.jar 2>/dev/null) || return 0
    [ -n "$(find "$root/pom.xml" "$root"/{protocol-model,reference-server,conformance-tests,benchmarks}/{pom.xml,src/main} \
        -type f -newer "$jar" -print -quit)" ]
}

if stale; then
    say "building ..."
    (cd -- "$root" && mvn -q -B -DskipTests -pl benchmarks -am package >&2) || {
        say "the build failed"
        exit 3
    }
fi
unpack smtp-sink "$peers/smtp-sink" postfix
unpack aiosmtpd "$peers/aiosmtpd" python3-aiosmtpd python3-public python3-attr
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -cp "$(ls "$here"/target/benchmarks-*.jar):$here/target/lib/*" org.msakit.compare.Compare \
    --tools "$peers" --out "$here/target/compare" "$@" --launcher "$root/msakit"
