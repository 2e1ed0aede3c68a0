. /clients/settings.sh
python3 - "$@" $user $password $sender "$on_wire" <<'PYTHON'
import smtplib, ssl, sys
way, port, ca, recipient, user, password, sender, letter = sys.argv[1:]
tls = ssl.create_default_context(cafile=ca)
if way == "implicit":
    server = smtplib.SMTP_SSL("localhost", int(port), context=tls)
else:
    server = smtplib.SMTP("localhost", int(port))
    server.starttls(context=tls)
server.login(user, password)
with open(letter, "rb") as octets:
    server.sendmail(sender, [recipient], octets.read(), mail_options=["BODY=8BITMIME"])
server.quit()
PYTHON
