package dev.weir.host.inventory;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.weir.host.HostSeed;
import dev.weir.host.KnownHost;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

/**
 * Puts the {@link GivenHosts} into the inventory, but not where one of that name is. What
 * is wrong with one is logged and stops neither the others nor the start. Thread-safe.
 */
@Component
class GivenSeed implements HostSeed {

	private static final Logger LOG = LoggerFactory.getLogger(GivenSeed.class);

	private final GivenHosts hosts;

	private final ConnectionDesk desk;

	GivenSeed(GivenHosts hosts, ConnectionDesk desk) {
		this.hosts = hosts;
		this.desk = desk;
	}

	@Override
	public List<Seed> missing(List<KnownHost> present) {
		return this.hosts.given()
			.stream()
			.filter((host) -> present.stream().noneMatch((known) -> known.name().equalsIgnoreCase(host.name())))
			.flatMap((host) -> checked(host).stream())
			.toList();
	}

	private Optional<Seed> checked(GivenHosts.Given host) {
		try {
			return Optional.of(new Seed(host.name(), this.desk.check(host.connection())));
		}
		catch (Problem ex) {
			LOG.warn("Host {} of the settings is not added: {}", host.name(),
					(ex instanceof InvalidInput invalid) ? invalid.fields() : ex.getMessage());
			return Optional.empty();
		}
	}

}
