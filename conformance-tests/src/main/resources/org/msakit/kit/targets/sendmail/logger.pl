#!/usr/bin/perl
# In place of syslogd: datagrams of /dev/log to standard output, a line each.
use strict;
use warnings;
use Socket;

$| = 1;
unlink '/dev/log';
socket(my $log, AF_UNIX, SOCK_DGRAM, 0) or die "socket: $!";
bind($log, sockaddr_un('/dev/log')) or die "bind: $!";
chmod 0666, '/dev/log';
while (defined recv($log, my $line, 65536, 0)) {
    $line =~ s/[\n\0]+\z//;
    $line =~ s/^<\d+>//;
    print "$line\n";
}
