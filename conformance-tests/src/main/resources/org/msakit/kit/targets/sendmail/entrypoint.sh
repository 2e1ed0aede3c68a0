#!/bin/sh
# entrypoint.sh sendmail       the server; control port 2500; settings from the environment, see below
# entrypoint.sh sink           SMTP on 25, takes every message; control port 2500
# entrypoint.sh vantage HOST   forwards 25, 465 and 587 to HOST, which then sees this container's address;
#                              2600 forwards to the port of HOST that the first line names;
#                              BLOCKED_PORT in the environment names a port that nothing gets out to
#
# POOL in the environment of the server starts more of them, one a line:
#   PRIVACY_FLAGS|MECHANISMS|TRUSTED|FEATURES|PORT=MODIFIERS PORT=MODIFIERS ...
# where FEATURES are skip, blocklist, delay, friend, hater and from, bare (no certificate), size (a limit) and nul (none).
set -eu
lib=/usr/local/lib/msakit

modifiers() { # the M= part of a listener; nothing for an empty value
  case $1 in
    '') ;;
    *[!A-Za-z]*) echo "modifiers must be letters: $1" >&2; exit 64 ;;
    *) printf ', M=%s' "$1" ;;
  esac
}

# As a provider's network does with port 25 (OP25B): what leaves for the port is lost, and counted.
block() {
  nft add table inet network
  nft add chain inet network leaving '{ type filter hook output priority 0; }'
  nft add rule inet network leaving tcp dport "$1" counter drop
}

feature() { printf 'FEATURE(`%s'"'"'%s)dnl\\n' "$1" "${2-}"; }

pool_features() { # words of FEATURES as lines of the .mc
  for word in $1; do
    case $word in
      skip | bare | size | nul) ;;
      blocklist) feature $blocklist ;;
      delay) feature delay_checks ;;
      friend) feature delay_checks ', `friend'"'" ;;
      hater) feature delay_checks ', `hater'"'" ;;
      from) feature relay_mail_from ;;
      *) echo "no feature $word" >&2; exit 64 ;;
    esac
  done
}

define_() { printf 'define(`%s'"'"', `%s'"'"')dnl\\n' "$1" "$2"; }

pool_limits() { # the other words of FEATURES
  for word in $1; do
    case $word in
      bare) define_ confSERVER_CERT ''; define_ confSERVER_KEY '' ;;
      size) define_ confMAX_MESSAGE_SIZE 5000 ;;
      nul) define_ confREJECT_NUL True ;;
    esac
  done
}

pool_listeners() {
  for listener in $1; do
    printf 'DAEMON_OPTIONS(`Port=%s, Name=P%s, Family=inet%s'"'"')dnl\\n' \
      "${listener%%=*}" "${listener%%=*}" "$(modifiers "${listener#*=}")"
  done
}

start_pool() {
  number=0
  printf '%s\n' "$POOL" | while IFS='|' read -r privacy mechanisms trusted features listeners; do
    [ -n "$listeners" ] || continue
    number=$((number + 1))
    skip=
    case " $features " in *' skip '*) skip=', `skip'"'" ;; esac
    sed -e "s/@PRIVACY_FLAGS@/$privacy/; s/@ACCESS_SKIP@/$skip/; s/@POOL@/$number/" \
      -e "s/@AUTH_MECHANISMS@/$mechanisms/; s/@TRUSTED@/$trusted/" \
      -e "s/@LIMITS@/$(pool_limits "$features")/" \
      -e "s/@FEATURES@/$(pool_features "$features")/; s/@LISTENERS@/$(pool_listeners "$listeners")/" \
      /etc/msakit/pool.mc > "/etc/mail/pool-$number.mc"
    m4 "/etc/mail/pool-$number.mc" > "/etc/mail/pool-$number.cf"
    /usr/sbin/sendmail -bD "-C/etc/mail/pool-$number.cf" &
  done
}

case ${1:-sendmail} in
  sink)
    $lib/control.pl 2500 &
    exec $lib/sink.pl 25
    ;;
  vantage)
    [ -z "${BLOCKED_PORT-}" ] || block "$BLOCKED_PORT"
    for port in 25 465 587; do
      $lib/relay.pl "$2" $port $port &
    done
    exec $lib/relay.pl "$2" 2600
    ;;
  sendmail)
    $lib/logger.pl &
    $lib/control.pl 2500 &
    $lib/relay.pl 127.0.0.1 2600 &
    variant=${VARIANT:-hardened}
    case $variant in hardened | stock | given) ;; *) echo "no variant $variant" >&2; exit 64 ;; esac
    mta=$(modifiers "${MTA_MODIFIERS-}")
    msa=$(modifiers "${MSA_MODIFIERS-aE}")
    submissions=$(modifiers "${SUBMISSIONS_MODIFIERS-asE}")
    blocklist=blocklist_recipients
    [ -f /usr/share/sendmail/cf/feature/$blocklist.m4 ] || blocklist=blacklist_recipients
    delay='dnl'
    [ "${DELAY_CHECKS:-0}" = 0 ] || delay='FEATURE(`delay_checks'"'"')dnl'
    sed -e "s/@MTA_MODIFIERS@/$mta/; s/@MSA_MODIFIERS@/$msa/; s/@SUBMISSIONS_MODIFIERS@/$submissions/" \
      -e "s/@AUTH_MECHANISMS@/${AUTH_MECHANISMS:-LOGIN PLAIN}/" \
      -e "s/@PRIVACY_FLAGS@/${PRIVACY_FLAGS:-novrfy,noexpn,noverb}/" \
      -e "s/@BLOCKLIST_RECIPIENTS@/$blocklist/; s/@DELAY_CHECKS@/$delay/" \
      "/etc/msakit/$variant.mc" > /etc/mail/sendmail.mc
    m4 /etc/mail/sendmail.mc > /etc/mail/sendmail.cf
    : > /etc/mail/access
    makemap hash /etc/mail/access.db < /etc/mail/access
    while [ ! -S /dev/log ]; do sleep 0.02; done
    newaliases > /dev/null
    [ -z "${POOL-}" ] || start_pool
    exec /usr/sbin/sendmail -bD
    ;;
  *)
    echo "no role $1" >&2
    exit 64
    ;;
esac
