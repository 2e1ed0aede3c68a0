#!/usr/bin/perl
# relay HOST PORT [TO]: listens on PORT and forwards to the port TO of HOST, which sees the address of this
# container. Without TO the first line of a connection names the port, and everything behind it is forwarded.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use Socket qw(IPPROTO_TCP TCP_NODELAY TCP_QUICKACK);

my ($host, $port, $to) = @ARGV;
$SIG{CHLD} = 'IGNORE';
$SIG{PIPE} = 'IGNORE';
my $server = IO::Socket::INET->new(LocalPort => $port, Listen => 128, ReuseAddr => 1) or die "listen: $!";
while (1) {
    my $client = $server->accept or next;
    my $child = fork;
    if (!defined $child || $child) { close $client; next }
    close $server;
    forward($client);
    exit 0;
}

sub forward {
    my ($client) = @_;
    my $wanted = $to // port_named_by($client) // return;
    my $target = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $wanted, Timeout => 5) or return;
    setsockopt($_, IPPROTO_TCP, TCP_NODELAY, 1) for $client, $target;
    my $both = IO::Select->new($client, $target);
    while (my @ready = $both->can_read) {
        for my $from (@ready) {
            my $to = $from == $client ? $target : $client;
            my $length = sysread($from, my $octets, 65536) or return;
            # sendmail sends a reply inside TLS in pieces, each of which waits until the one before is acknowledged
            setsockopt($from, IPPROTO_TCP, TCP_QUICKACK, 1);
            for (my $done = 0; $done < $length;) {
                $done += syswrite($to, $octets, $length - $done, $done) // return;
            }
        }
    }
}

sub port_named_by {
    my ($client) = @_;
    my $line = '';
    until ($line =~ /\n/) {
        sysread($client, my $octet, 1) or return;
        $line .= $octet;
    }
    return $line =~ /^(\d{1,5})\r?\n/ ? $1 : undef;
}
