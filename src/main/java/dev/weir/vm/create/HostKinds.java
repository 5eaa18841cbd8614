package dev.weir.vm.create;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.host.HostReadings;
import dev.weir.hypervisor.xml.DomainCapabilitiesXml;
import dev.weir.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * What guests may have on a host: asked once, kept for a while. Thread-safe; waits a few
 * seconds for the host at most.
 */
@Component
class HostKinds {

	private static final Duration FRESH_FOR = Duration.ofHours(1);

	private final HostReadings<DomainCapabilitiesXml> readings;

	HostKinds(HostCommands commands, Clock clock) {
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, (connection, key) -> {
			String[] parts = key.split("/", -1);
			return DomainCapabilitiesXml.read(connection.node().domainCapabilitiesXml(parts[0], parts[1], parts[2]));
		});
	}

	/** Empty where the host cannot tell, or not now: libvirt then judges at the end. */
	Optional<DomainCapabilitiesXml> of(HostId host, HostProfile profile) {
		if (profile.machine() == null || profile.isTest()) {
			return Optional.empty();
		}
		try {
			String key = profile.arch() + "/" + profile.machine() + "/" + profile.domainType();
			DomainCapabilitiesXml kinds = this.readings.get(host, key, key).value();
			return kinds.domainType().isEmpty() ? Optional.empty() : Optional.of(kinds);
		}
		catch (Problem ex) {
			return Optional.empty();
		}
	}

}
