#!/usr/bin/env bash
# Makes a container engine and Debian base images available, and does nothing where they are.
#
#   engine.sh up [SUITE...]   engine and debian:SUITE-slim for each suite (default: bookworm)
#   engine.sh env             prints the settings that Testcontainers needs here, for eval
#
# Where Docker works and can pull, that is used. Elsewhere, on Debian as root, the packages docker.io and mmdebstrap are
# installed, dockerd is started in the background and the base image is made from the Debian archive.
set -u

readonly LOG=${TMPDIR:-/tmp}/msakit-dockerd.log
readonly PULL_SECONDS=60
readonly START_SECONDS=40

say() { printf 'engine: %s\n' "$*" >&2; }
die() { say "cannot provide containers: $*"; exit 1; }

answers() { timeout 10 docker info >/dev/null 2>&1; }

need_debian_root() {
  command -v apt-get >/dev/null 2>&1 || die "no Docker answers, and this is no Debian system to install it on"
  [ "$(id -u)" = 0 ] || die "no Docker answers, and installing it takes root"
}

install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  need_debian_root
  say "installing ${missing[*]}"
  apt-get -qq update >/dev/null 2>&1 || die "apt-get update failed"
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1 \
    || die "apt-get install ${missing[*]} failed"
}

# A pid file of an engine that is gone keeps a new one from starting.
drop_stale_pid_file() {
  local file pid
  for file in /var/run/docker.pid /var/run/docker/containerd/containerd.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file" 2>/dev/null)
    grep -qsE 'dockerd|containerd' "/proc/${pid:-0}/comm" || rm -f "$file"
  done
}

start_engine() {
  answers && return
  need_debian_root
  install_packages docker.io
  answers && return
  drop_stale_pid_file
  say "starting dockerd (log: $LOG)"
  setsid nohup dockerd >"$LOG" 2>&1 </dev/null &
  local waited
  for ((waited = 0; waited < START_SECONDS; waited++)); do
    answers && return
    sleep 1
  done
  die "dockerd does not answer, see $LOG"
}

# Where one pull has failed, the others of this run would only wait in vain.
can_pull=1

has_image() { docker image inspect "$1" >/dev/null 2>&1; }

pulled() {
  ((can_pull)) || return
  timeout "$PULL_SECONDS" docker pull -q "debian:$1-slim" >/dev/null 2>&1 || { can_pull=0; return 1; }
}

make_base_image() {
  local suite=$1 tree
  say "making debian:$suite-slim from the Debian archive"
  tree=$(mktemp -d) || die "no temporary directory"
  if ! mmdebstrap --quiet --variant=minbase --include=ca-certificates "$suite" "$tree/base.tar" >"$tree/log" 2>&1; then
    say "$(tail -n 1 "$tree/log")"
    rm -rf "$tree"
    die "mmdebstrap $suite failed"
  fi
  docker import "$tree/base.tar" "debian:$suite-slim" >/dev/null || die "docker import debian:$suite-slim failed"
  rm -rf "$tree"
}

# Those that cannot be pulled are made side by side: each takes minutes, most of them spent waiting.
base_images() {
  local suite made=() pids=() pid
  for suite in "$@"; do
    has_image "debian:$suite-slim" || pulled "$suite" || made+=("$suite")
  done
  [ ${#made[@]} -gt 0 ] || return 0
  need_debian_root
  install_packages mmdebstrap
  for suite in "${made[@]}"; do
    make_base_image "$suite" &
    pids+=("$!")
  done
  for pid in "${pids[@]}"; do
    wait "$pid" || exit 1
  done
}

up() {
  local suite
  [ $# -gt 0 ] || set -- bookworm
  for suite in "$@"; do
    [[ $suite =~ ^(bullseye|bookworm|trixie)$ ]] || { say "unknown suite: $suite"; exit 2; }
  done
  start_engine
  base_images "$@"
  say "ready: $(docker version --format '{{.Server.Version}}' 2>/dev/null), base images: $*"
}

print_env() {
  printf 'export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1\n'
  # The kit sweeps its containers by label itself; the reaper's image would have to be pulled.
  printf 'export TESTCONTAINERS_RYUK_DISABLED=true\n'
}

case ${1:-} in
  up) shift; up "$@" ;;
  env) print_env ;;
  *) printf 'usage: engine.sh up [SUITE...] | env\n' >&2; exit 2 ;;
esac
