#!/usr/bin/perl
# relay HOST PORT: listens on PORT; the first line of a connection names a port of HOST, and everything
# behind it is forwarded there. HOST sees the address of this container.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use Socket qw(IPPROTO_TCP TCP_NODELAY);

my ($host, $port) = @ARGV;
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
    my $line = '';
    until ($line =~ /\n/) {
        sysread($client, my $octet, 1) or return;
        $line .= $octet;
    }
    my ($wanted) = $line =~ /^(\d{1,5})\r?\n/ or return;
    my $target = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $wanted, Timeout => 5) or return;
    setsockopt($_, IPPROTO_TCP, TCP_NODELAY, 1) for $client, $target;
    my $both = IO::Select->new($client, $target);
    while (my @ready = $both->can_read) {
        for my $from (@ready) {
            my $to = $from == $client ? $target : $client;
            my $length = sysread($from, my $octets, 65536) or return;
            for (my $done = 0; $done < $length;) {
                $done += syswrite($to, $octets, $length - $done, $done) // return;
            }
        }
    }
}
