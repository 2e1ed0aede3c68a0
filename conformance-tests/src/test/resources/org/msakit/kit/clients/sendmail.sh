. /clients/settings.sh
# The submission program: it has no TLS from the first octet. Names come from /etc/hosts alone.
printf '127.0.0.1 localhost\n127.0.1.1 client.example.test %s\n' "$(hostname)" > /etc/hosts
sed -i 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf
printf 'hosts files\naliases files\npasswd files\n' > /etc/mail/service.switch
install -d -m 770 -o smmsp -g smmsp /var/spool/clientmqueue
echo "AuthInfo:127.0.0.1 \"U:$user\" \"I:$user\" \"P:$password\" \"M:PLAIN\"" | makemap hash /etc/mail/authinfo
echo 'TLS_Srv:127.0.0.1 VERIFY' | makemap hash /etc/mail/access
m4 -D PORT="$port" -D CA="$ca" /clients/submit.mc > /etc/mail/submit.cf
/usr/sbin/sendmail -Ac -oi -odi -B8BITMIME -v -f $sender "$recipient" < "$letter"
# What could not be sent is kept, with exit code 0.
/usr/sbin/sendmail -Ac -bp | tee /dev/stderr | grep -q 'is empty'
