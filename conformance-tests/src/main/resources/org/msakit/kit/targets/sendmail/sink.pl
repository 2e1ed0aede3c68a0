#!/usr/bin/perl
# sink PORT: an SMTP server that takes every message and stores it in /var/msakit/remote/NAME: the
# MAIL and RCPT lines as received, an empty line, the message without dot-stuffing.
# Recipients that start with "reject" get 550, those that start with "later" get 450.
use strict;
use warnings;
use IO::Socket::INET;
use Time::HiRes;

my $port = shift // 25;
my $box = '/var/msakit/remote';
mkdir $box;
$SIG{CHLD} = 'IGNORE';
my $server = IO::Socket::INET->new(LocalPort => $port, Listen => 64, ReuseAddr => 1) or die "listen: $!";
while (1) {
    my $client = $server->accept or next;
    my $child = fork;
    if (!defined $child || $child) { close $client; next }
    close $server;
    binmode $client;
    $client->autoflush(1);
    session($client);
    exit 0;
}

sub session {
    my ($client) = @_;
    my @envelope;
    my $count = 0;
    local $/ = "\n";
    print $client "220 sink.sm.test ESMTP sink\r\n";
    while (defined(my $line = <$client>)) {
        my $reply = '250 2.0.0 ok';
        if ($line =~ /^EHLO/i) {
            @envelope = ();
            $reply = "250-sink.sm.test\r\n250-8BITMIME\r\n250-DSN\r\n250-SIZE\r\n250 ENHANCEDSTATUSCODES";
        } elsif ($line =~ /^MAIL/i) {
            @envelope = ($line);
        } elsif ($line =~ /^RCPT TO:\s*<reject/i) {
            $reply = '550 5.1.1 no such user';
        } elsif ($line =~ /^RCPT TO:\s*<later/i) {
            $reply = '450 4.2.1 try later';
        } elsif ($line =~ /^RCPT/i) {
            push @envelope, $line;
        } elsif ($line =~ /^DATA/i) {
            if (@envelope < 2) {
                $reply = '503 5.5.1 no recipients';
            } else {
                print $client "354 go\r\n";
                $reply = store($client, ++$count, @envelope) or return;
                @envelope = ();
            }
        } elsif ($line =~ /^(RSET|HELO)/i) {
            @envelope = ();
        } elsif ($line =~ /^QUIT/i) {
            print $client "221 2.0.0 bye\r\n";
            return;
        }
        print $client "$reply\r\n";
    }
}

# Reads up to the end of data and stores the message; nothing returned when the client went away.
sub store {
    my ($client, $count, @envelope) = @_;
    my $name = sprintf '%017.6f-%d-%d', Time::HiRes::time(), $$, $count;
    open(my $file, '>:raw', "$box/.$name") or return '452 4.3.1 cannot store';
    print $file @envelope, "\r\n";
    while (defined(my $line = <$client>)) {
        if ($line eq ".\r\n") {
            close $file or return '452 4.3.1 cannot store';
            rename "$box/.$name", "$box/$name" or return '452 4.3.1 cannot store';
            return '250 2.0.0 stored';
        }
        $line =~ s/^\.//;
        print $file $line;
    }
    unlink "$box/.$name";
    return;
}
