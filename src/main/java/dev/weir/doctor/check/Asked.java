package dev.weir.doctor.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for the examination besides what the mirror has; null for what could not
 * be found out. Immutable.
 *
 * @param forwardModes forward modes of the host's networks by name, "" for isolated ones
 * @param unowned {@code pool/volume} of volumes that nothing uses
 * @param hostnameResolves whether Weir's machine finds an address for the host's name
 * @param certificateEnds when the first of Weir's certificates for the host ends
 * @param now the time of the examination
 */
public record Asked(@Nullable Map<String, String> forwardModes, @Nullable List<String> unowned,
		@Nullable Boolean hostnameResolves, @Nullable Instant certificateEnds, Instant now) {

	/** Nothing was asked. */
	public static Asked nothing(Instant now) {
		return new Asked(null, null, null, null, now);
	}

}
