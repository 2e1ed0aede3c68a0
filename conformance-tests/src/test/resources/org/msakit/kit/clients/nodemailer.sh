. /clients/settings.sh
node - "$@" $user $password $sender "$on_wire" <<'JAVASCRIPT'
const fs = require("fs");
const [way, port, ca, recipient, user, pass, sender, letter] = process.argv.slice(2);
require("nodemailer")
  .createTransport({
    host: "localhost",
    port: Number(port),
    secure: way === "implicit",
    requireTLS: true,
    auth: { user, pass },
    tls: { ca: fs.readFileSync(ca) },
  })
  .sendMail({ envelope: { from: sender, to: [recipient] }, raw: fs.readFileSync(letter) })
  .catch((failure) => {
    console.error(failure);
    process.exit(1);
  });
JAVASCRIPT
