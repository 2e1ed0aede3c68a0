. /clients/settings.sh
sed -e "s|@PORT@|$port|; s|@CA@|$ca|; s|@PROTOCOL@|$(when implicit smtps smtp)|; s|@USER@|$user|; s|@PASSWORD@|$password|" \
  /clients/exim.conf > /etc/exim4/clients.conf
rm -f /var/log/exim4/*
exim4 -C /etc/exim4/clients.conf -odf -oi -f $sender "$recipient" < "$letter"
cat /var/log/exim4/mainlog
grep -q ' => ' /var/log/exim4/mainlog
