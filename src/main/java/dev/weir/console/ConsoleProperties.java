package dev.weir.console;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the consoles.
 *
 * @param ticketLife how long a ticket serves
 * @param checkEvery how often rights and peers are looked at
 * @param silence how long a browser may leave pings or data unanswered
 * @param idle how long a console may stay without a byte in either direction
 * @param closeGrace how long a display that closed is waited for to tell whether the VM
 * went off
 * @param maxOpen consoles open at a time
 * @param maxSerial serial consoles open at a time: each holds one or two threads, since
 * libvirt's streams block
 * @param loops threads that carry the bytes of all screens
 */
@ConfigurationProperties("weir.console")
public record ConsoleProperties(@DefaultValue("30s") Duration ticketLife, @DefaultValue("5s") Duration checkEvery,
		@DefaultValue("60s") Duration silence, @DefaultValue("12h") Duration idle,
		@DefaultValue("2s") Duration closeGrace, @DefaultValue("1024") int maxOpen, @DefaultValue("64") int maxSerial,
		@DefaultValue("2") int loops) {
}
