. /clients/settings.sh
msmtp --debug --host=$host --port="$port" --tls=on --tls-starttls="$(when starttls on off)" --tls-trust-file="$ca" \
  --auth=on --user=$user --passwordeval="echo $password" --from=$sender "$recipient" < "$letter"
