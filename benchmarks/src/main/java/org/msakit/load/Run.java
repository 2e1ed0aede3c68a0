package org.msakit.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.group.ChannelGroup;

/**
 * What the sessions of one run share.
 *
 * @param connections makes connections to the server
 * @param open those that are open
 */
record Run(
        Workload workload,
        MessageTemplate messages,
        Supply supply,
        Tally tally,
        Bootstrap connections,
        ChannelGroup open) {}
