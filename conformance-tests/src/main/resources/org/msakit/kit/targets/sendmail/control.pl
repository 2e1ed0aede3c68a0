#!/usr/bin/perl
# control PORT: one request per connection.
#   ACCESS LENGTH, then LENGTH octets   becomes the access map; in force for sessions begun after the reply
#   MESSAGES BOX                        what was stored: "remote" in the sink, a user name in the server
#   CLEAR                               forgets what was stored
# The reply is "OK LENGTH" or "ERROR LENGTH" and LENGTH octets; those of MESSAGES are, for each message
# in the order of arrival, its length on a line and the stored file.
use strict;
use warnings;
use IO::Socket::INET;

my $port = shift // 2500;
my $store = '/var/msakit';
$SIG{PIPE} = 'IGNORE';
my $server = IO::Socket::INET->new(LocalPort => $port, Listen => 16, ReuseAddr => 1) or die "listen: $!";
while (1) {
    my $client = $server->accept or next;
    binmode $client;
    $client->timeout(5);
    my $body = eval { answer($client) };
    my $word = 'OK';
    if (!defined $body) { $word = 'ERROR'; $body = $@ || 'no answer' }
    print $client "$word ", length $body, "\n", $body;
    close $client;
}

sub answer {
    my ($client) = @_;
    my $line = <$client> // die "no request\n";
    return access_map($client, $1) if $line =~ /^ACCESS (\d+)\r?\n/;
    return messages($1) if $line =~ /^MESSAGES ([\w+-][\w.+-]*)\r?\n/;
    if ($line =~ /^CLEAR\r?\n/) {
        unlink glob "$store/*/*";
        return '';
    }
    die "unknown request\n";
}

# The new map is made aside and put in place by a rename, so that no session meets half a map.
sub access_map {
    my ($client, $length) = @_;
    my $text = '';
    while (length $text < $length) {
        read($client, $text, $length - length $text, length $text) or die "text cut short\n";
    }
    spill('/etc/mail/access.new', $text);
    unlink '/etc/mail/access.new.db';
    my $said = `makemap hash /etc/mail/access.new.db < /etc/mail/access.new 2>&1`;
    die $said if $?;
    rename '/etc/mail/access.new.db', '/etc/mail/access.db' or die "rename: $!\n";
    rename '/etc/mail/access.new', '/etc/mail/access' or die "rename: $!\n";
    return '';
}

sub messages {
    my ($box) = @_;
    my $all = '';
    for my $path (sort glob "$store/$box/*") {
        open(my $file, '<:raw', $path) or next;
        my $message = do { local $/; <$file> } // '';
        $all .= length($message) . "\n$message";
    }
    return $all;
}

sub spill {
    my ($path, $text) = @_;
    open(my $file, '>:raw', $path) or die "$path: $!\n";
    print $file $text;
    close $file or die "$path: $!\n";
}
