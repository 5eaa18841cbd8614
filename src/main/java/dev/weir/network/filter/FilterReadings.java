package dev.weir.network.filter;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.host.HostReadings;
import dev.weir.host.HostReadings.Reading;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * The definitions of a host's packet filters, kept for a short while: libvirt tells no
 * events about them. Checks no permission. Thread-safe.
 */
@Component
class FilterReadings {

	private static final Duration FRESH_FOR = Duration.ofSeconds(10);

	private static final String ALL = "";

	private final HostReadings<Map<String, String>> readings;

	FilterReadings(HostCommands commands, Clock clock) {
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, (connection, all) -> readAll(connection));
	}

	/**
	 * Definitions by name; waits for the host a few seconds.
	 * @throws Problem when they were never read and cannot be now
	 */
	Reading<Map<String, String>> read(HostId host) {
		return this.readings.get(host, ALL, ALL);
	}

	/** What the host has this moment. */
	Map<String, String> readNow(HostId host) {
		this.readings.forget(host, ALL);
		return read(host).value();
	}

	void forget(HostId host) {
		this.readings.forget(host, ALL);
	}

	private static Map<String, String> readAll(HypervisorConnection connection) {
		Map<String, String> all = new TreeMap<>();
		for (String name : connection.nwFilters().list()) {
			try {
				all.put(name, connection.nwFilters().xml(name));
			}
			catch (Problem ex) {
				if (ex.kind() != ErrorKind.NOT_FOUND) {
					throw ex;
				}
			}
		}
		return all;
	}

}
