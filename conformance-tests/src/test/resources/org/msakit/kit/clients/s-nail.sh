. /clients/settings.sh
# s-nail writes the header itself.
sed '1,/^$/d' "$letter" | MAILRC=/dev/null s-nail -v -n -Sv15-compat \
  -Smta="$(when starttls smtp smtps)://$user:$password@$host:$port" "$(when starttls -Ssmtp-use-starttls -v)" \
  -Stls-verify=strict -Stls-ca-no-defaults -Stls-ca-file="$ca" -Ssmtp-auth=login \
  -Sttycharset=utf-8 -Ssendcharsets=utf-8 -Smime-encoding=8bit -Sfrom=$sender -Ssendwait -s Octets "$recipient"
