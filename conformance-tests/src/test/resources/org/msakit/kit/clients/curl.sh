. /clients/settings.sh
curl -v --no-progress-meter --ssl-reqd --cacert "$ca" --user $user:$password --mail-from $sender \
  --mail-rcpt "$recipient" --upload-file "$on_wire" "$(when starttls smtp smtps)://$host:$port"
