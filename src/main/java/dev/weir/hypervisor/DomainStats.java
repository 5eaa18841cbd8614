package dev.weir.hypervisor;

import java.util.Map;
import java.util.UUID;

/**
 * One domain's statistics under libvirt's own names ({@code cpu.time},
 * {@code balloon.rss}, {@code net.0.rx.bytes}).
 *
 * @param values Long, Double, Boolean or String
 */
public record DomainStats(UUID uuid, String name, Map<String, Object> values) {

	/** A whole number, or the fallback when the host did not tell it. */
	public long number(String name, long fallback) {
		return (this.values.get(name) instanceof Number number) ? number.longValue() : fallback;
	}

}
