package dev.weir.task.engine;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of tasks.
 *
 * @param perLane how many tasks of one host run at a time: libvirtd serves five calls of
 * a client at a time by default
 * @param threads how many tasks run at a time in all
 * @param grace how long running tasks may take to end when Weir stops
 * @param retention how long ended tasks are kept
 */
@Validated
@ConfigurationProperties("weir.task")
record TaskProperties(@DefaultValue("3") @Min(1) @Max(20) int perLane,
		@DefaultValue("200") @Min(1) @Max(2000) int threads, @DefaultValue("5s") Duration grace,
		@DefaultValue("90d") Duration retention) {
}
