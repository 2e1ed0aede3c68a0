# Read by the scripts beside it, called as: NAME.sh starttls|implicit PORT CA-FILE RECIPIENT
set -eu
way=$1 port=$2 ca=$3 recipient=$4
host=localhost user=alice password=wonderland sender=alice@example.test
letter=/clients/letter      # lines end with LF, as programs of Unix want them
on_wire=/clients/letter.crlf # lines end with CRLF
when() { if [ "$way" = "$1" ]; then echo "$2"; else echo "$3"; fi; }
