#!/usr/bin/perl
# deliver SENDER USER: the local mailer. Standard input is the message; it is stored as the sink
# stores one: /var/msakit/USER/NAME = the envelope as MAIL and RCPT lines, an empty line, the message.
use strict;
use warnings;
use Time::HiRes;

my ($sender, $user) = @ARGV;
$user =~ s/[^\w.+-]/_/g;
my $box = "/var/msakit/$user";
mkdir $box;
my $name = sprintf '%017.6f-%d', Time::HiRes::time(), $$;
$sender = "<$sender>" unless $sender =~ /^</;
open(my $file, '>:raw', "$box/.$name") or exit 75;
binmode STDIN;
print $file "MAIL FROM:$sender\r\nRCPT TO:<$user>\r\n\r\n";
print $file $_ while <STDIN>;
close $file or exit 75;
rename "$box/.$name", "$box/$name" or exit 75;
