. /clients/settings.sh
log=/var/log/mail.$port.$(basename "$ca")
: > "$log"
postconf -e "relayhost = [$host]:$port" 'smtp_tls_security_level = secure' "smtp_tls_CAfile = $ca" \
  "smtp_tls_wrappermode = $(when implicit yes no)" 'smtp_sasl_auth_enable = yes' \
  "smtp_sasl_password_maps = inline:{ { [$host]:$port = $user:$password } }" \
  'smtp_sasl_security_options = noanonymous' 'smtp_dns_support_level = disabled' 'smtp_host_lookup = native' \
  'myhostname = client.example.test' 'mydestination =' 'compatibility_level = 3.6' "maillog_file = $log"
postconf -MX 'smtp/inet' # only a client: it listens nowhere
postconf -M 'smtp/unix = smtp unix - - n - - smtp'
newaliases
postfix start > /dev/null 2>&1
sendmail -i -B 8BITMIME -f $sender "$recipient" < "$letter"
for attempt in $(seq 1 150); do
  grep -q 'status=' "$log" && break
  sleep 0.1
done
postfix stop
cat "$log"
grep -q 'status=sent' "$log"
