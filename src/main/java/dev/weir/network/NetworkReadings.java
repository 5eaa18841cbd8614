package dev.weir.network;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.HostReadings;
import dev.weir.host.HostReadings.Reading;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * What the networks of a host are, all read in one call and kept for a short while: the
 * mirror knows their names and states only. Checks no permission. Thread-safe.
 */
@Component
public class NetworkReadings {

	private static final Duration FRESH_FOR = Duration.ofSeconds(15);

	private static final String ALL = "";

	private final HostReadings<Map<String, NetworkXml>> readings;

	NetworkReadings(HostCommands commands, Clock clock) {
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, (connection, all) -> readAll(connection));
	}

	/** What was read last, by name; empty for never. */
	public Map<String, NetworkXml> last(HostId host) {
		return this.readings.last(host, ALL).map(Reading::value).orElse(Map.of());
	}

	/**
	 * What they are now, by name; waits for the host a few seconds at most.
	 * @throws Problem when they were never read and cannot be now
	 */
	public Map<String, NetworkXml> read(HostMirror host) {
		return this.readings.get(host.id(), ALL, host.networks()).value();
	}

	/** All but one of the host's networks. */
	public List<NetworkXml> others(HostMirror host, String network) {
		return read(host).values().stream().filter((each) -> !each.name().equals(network)).toList();
	}

	/** Has the next look go to the host: something was changed. */
	public void forget(HostId host) {
		this.readings.forget(host, ALL);
	}

	private static Map<String, NetworkXml> readAll(HypervisorConnection connection) {
		Map<String, NetworkXml> all = new HashMap<>();
		for (NetworkInfo network : connection.networks().list()) {
			try {
				all.put(network.name(), NetworkXml.read(connection.networks().xml(network.name())));
			}
			catch (Problem ex) {
				if (ex.kind() != ErrorKind.NOT_FOUND && ex.kind() != ErrorKind.INVALID_DEFINITION) {
					throw ex;
				}
			}
		}
		return Map.copyOf(all);
	}

}
