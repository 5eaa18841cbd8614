package dev.weir.host.inventory;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.host.HostSeed;
import dev.weir.host.KnownHost;
import dev.weir.problem.Problem;

/**
 * At the start: adds what the seeds find missing, then has every host followed.
 */
@Component
class InventoryStart implements ApplicationRunner {

	private static final Logger LOG = LoggerFactory.getLogger(InventoryStart.class);

	private final Register register;

	private final AuditTrail trail;

	private final List<HostSeed> seeds;

	InventoryStart(Register register, AuditTrail trail, List<HostSeed> seeds) {
		this.register = register;
		this.trail = trail;
		this.seeds = seeds;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.register.followAll();
		for (HostSeed seed : this.seeds) {
			seed.missing(this.register.all()).forEach(this::plant);
		}
	}

	private void plant(HostSeed.Seed seed) {
		try {
			KnownHost host = this.register.add(HostName.of(seed.name()), seed.connection());
			this.trail.record(Actor.SYSTEM, "host.add", Target.of(Target.Kind.HOST, host.id(), host.name()),
					AuditTrail.Outcome.DONE, ConnectionDesk.describe(host.connection()));
		}
		catch (Problem ex) {
			LOG.warn("Host {} is not added by itself: {}", seed.name(), ex.getMessage());
		}
	}

}
