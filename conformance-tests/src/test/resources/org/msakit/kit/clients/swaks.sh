. /clients/settings.sh
# swaks adds a line end of its own to what it reads.
data=$(mktemp)
head -c -1 "$letter" > "$data"
swaks --server $host --port "$port" "$(when starttls --tls --tls-on-connect)" --tls-verify --tls-ca-path "$ca" \
  --auth PLAIN --auth-user $user --auth-password $password --from $sender --to "$recipient" --data "@$data"
