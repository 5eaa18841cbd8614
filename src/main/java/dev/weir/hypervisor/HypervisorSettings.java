package dev.weir.hypervisor;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How connections to hosts behave ({@code weir.hypervisor.*}).
 *
 * @param keepaliveInterval silence after which the daemon is asked whether it lives;
 * whole seconds
 * @param keepaliveCount questions without an answer after which the connection is dead
 * @param closeWait how long closing waits for the daemon; the rest happens behind
 * @param dialTimeout how long connecting to a display may take
 * @param screenshotLimit size above which a screenshot is refused
 */
@ConfigurationProperties("weir.hypervisor")
public record HypervisorSettings(@DefaultValue("5s") Duration keepaliveInterval, @DefaultValue("3") int keepaliveCount,
		@DefaultValue("2s") Duration closeWait, @DefaultValue("10s") Duration dialTimeout,
		@DefaultValue("32MB") DataSize screenshotLimit) {

	/** The settings that hold when nothing is configured. */
	public static HypervisorSettings defaults() {
		return new HypervisorSettings(Duration.ofSeconds(5), 3, Duration.ofSeconds(2), Duration.ofSeconds(10),
				DataSize.ofMegabytes(32));
	}

}
