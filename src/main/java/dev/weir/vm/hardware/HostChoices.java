package dev.weir.vm.hardware;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.host.HostReadings;
import dev.weir.hypervisor.xml.GuestChoices;
import dev.weir.hypervisor.xml.domain.Boot;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * What a VM may have on its host, by machine type: asked once, kept for an hour.
 * Thread-safe; waits a few seconds for the host at most.
 */
@Component
class HostChoices {

	private static final Duration FRESH_FOR = Duration.ofHours(1);

	private final HostReadings<GuestChoices> readings;

	HostChoices(HostCommands commands, Clock clock) {
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, (connection, key) -> {
			List<String> parts = List.of(key.split("\n", -1));
			return GuestChoices.read(connection.node().domainCapabilitiesXml(parts.get(0), parts.get(1), parts.get(2)));
		});
	}

	/** {@link GuestChoices#UNKNOWN} where the host cannot tell, or not now. */
	GuestChoices of(HostId host, DomainXml domain) {
		String machine = domain.boot().get(Boot.MACHINE).orElse("");
		String arch = domain.boot().get(Boot.ARCHITECTURE).orElse("x86_64");
		if (machine.isEmpty() || domain.type().equals("test")) {
			return GuestChoices.UNKNOWN;
		}
		String key = String.join("\n", arch, machine, domain.type());
		try {
			return this.readings.get(host, key, key).value();
		}
		catch (Problem ex) {
			return GuestChoices.UNKNOWN;
		}
	}

}
