package dev.weir.audit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the trail.
 *
 * @param retention how long rows are kept; zero is for ever
 */
@ConfigurationProperties("weir.audit")
record AuditProperties(@DefaultValue("730d") Duration retention) {
}
