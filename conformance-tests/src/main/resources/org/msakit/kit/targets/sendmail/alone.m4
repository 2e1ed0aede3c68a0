divert(-1)
What sendmail needs to run alone in a container: no resolver, no ident, no limits that depend on the
load, delivery before the reply to the end of data, local mail in files, all other mail to the sink.
divert(0)dnl
define(`confSERVICE_SWITCH_FILE', `/etc/mail/service.switch')dnl
define(`confDONT_PROBE_INTERFACES', `True')dnl
define(`confTO_IDENT', `0')dnl
define(`confCONNECTION_RATE_THROTTLE', `')dnl
define(`confMAX_DAEMON_CHILDREN', `0')dnl
define(`confBAD_RCPT_THROTTLE', `0')dnl
define(`confQUEUE_LA', `1000')dnl
define(`confREFUSE_LA', `1000')dnl
define(`confLOG_LEVEL', `14')dnl
define(`confDELIVERY_MODE', `i')dnl
define(`confPID_FILE', `/var/run/sendmail.pid')dnl
define(`STATUS_FILE', `/var/lib/sendmail/sendmail.st')dnl
define(`confCACERT_PATH', `/etc/mail/certs')dnl
define(`confCACERT', `/etc/mail/certs/cert.pem')dnl
define(`confSERVER_CERT', `/etc/mail/certs/cert.pem')dnl
define(`confSERVER_KEY', `/etc/mail/certs/key.pem')dnl
FEATURE(`nocanonify')dnl
FEATURE(`accept_unresolvable_domains')dnl
define(`SMART_HOST', `relay:[sink.sm.test]')dnl
define(`LOCAL_MAILER_PATH', `/usr/local/lib/msakit/deliver.pl')dnl
define(`LOCAL_MAILER_FLAGS', `lsDFMnqS')dnl
define(`LOCAL_MAILER_ARGS', `deliver $g $u')dnl
define(`LOCAL_MAILER_EOL', `\r\n')dnl
MAILER(`local')dnl
MAILER(`smtp')dnl
