#!/bin/sh
# entrypoint.sh sendmail       the server; control port 2500; settings from the environment, see below
# entrypoint.sh sink           SMTP on 25, takes every message; control port 2500
# entrypoint.sh vantage HOST   forwards 25, 465 and 587 to HOST, which then sees this container's address
set -eu
lib=/usr/local/lib/msakit

modifiers() { # the M= part of a listener; nothing for an empty value
  case $1 in
    '') ;;
    *[!A-Za-z]*) echo "modifiers must be letters: $1" >&2; exit 64 ;;
    *) printf ', M=%s' "$1" ;;
  esac
}

forward() { socat "TCP-LISTEN:$1,fork,reuseaddr,backlog=128,nodelay" "TCP:$2:$1,nodelay"; }

case ${1:-sendmail} in
  sink)
    $lib/control.pl 2500 &
    exec $lib/sink.pl 25
    ;;
  vantage)
    forward 25 "$2" &
    forward 465 "$2" &
    forward 587 "$2"
    ;;
  sendmail)
    $lib/logger.pl &
    $lib/control.pl 2500 &
    variant=${VARIANT:-hardened}
    case $variant in hardened | stock) ;; *) echo "no variant $variant" >&2; exit 64 ;; esac
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
    exec /usr/sbin/sendmail -bD
    ;;
  *)
    echo "no role $1" >&2
    exit 64
    ;;
esac
