package dev.weir.storage.define;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.host.HostReadings;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.xml.StoragePoolCapabilitiesXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

import org.springframework.stereotype.Component;

/**
 * Which types of pools each host's libvirt supports, kept for a while. Thread-safe; waits
 * a few seconds for a host at most.
 */
@Component
class PoolSupport {

	private static final Duration FRESH_FOR = Duration.ofMinutes(10);

	private final HostReadings<Kinds> readings;

	PoolSupport(HostCommands commands, Clock clock) {
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, (connection, name) -> read(connection));
	}

	/**
	 * @throws Problem HOST_UNREACHABLE or TIMED_OUT when the host never told
	 */
	Kinds of(HostId host) {
		return this.readings.get(host, "pools", "").value();
	}

	/** What was read last, without waiting. */
	Optional<Kinds> last(HostId host) {
		return this.readings.last(host, "pools").map(HostReadings.Reading::value);
	}

	/** A libvirt that cannot tell is offered everything, and refuses for itself. */
	private static Kinds read(HypervisorConnection connection) {
		try {
			StoragePoolCapabilitiesXml told = StoragePoolCapabilitiesXml
				.read(connection.storageSources().capabilitiesXml());
			return new Kinds(
					Arrays.stream(PoolType.values()).filter((type) -> told.supported().contains(type.id())).toList(),
					told.sourceFormats());
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.UNSUPPORTED) {
				throw problem;
			}
			return new Kinds(List.of(PoolType.values()), Map.of());
		}
	}

	/**
	 * What a host supports. Immutable.
	 *
	 * @param formats of the sources of a type, by the type's id; empty where the host
	 * does not tell
	 */
	record Kinds(List<PoolType> types, Map<String, List<String>> formats) {

		/** Formats that the source of such a pool may have. */
		List<String> formats(PoolType type) {
			return this.formats.getOrDefault(type.id(), List.of());
		}

	}

}
