package dev.weir.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.doctor.check.Checkup;
import dev.weir.doctor.check.Patient;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.Inventory;
import dev.weir.host.KnownHost;
import dev.weir.host.Machines;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

import org.springframework.stereotype.Component;

/**
 * Examines hosts when somebody looks, at most twice a minute each. Changes nothing.
 * Thread-safe; an examination waits a few seconds for each thing that it asks.
 */
@Component
class Doctor {

	private static final Duration FRESH_FOR = Duration.ofSeconds(30);

	private final Access access;

	private final Fleet fleet;

	private final Inventory inventory;

	private final Anamnesis anamnesis;

	private final Machines machines;

	private final Clock clock;

	private final Map<HostId, Examination> kept = new ConcurrentHashMap<>();

	Doctor(Access access, Fleet fleet, Inventory inventory, Anamnesis anamnesis, Machines machines, Clock clock) {
		this.access = access;
		this.fleet = fleet;
		this.inventory = inventory;
		this.anamnesis = anamnesis;
		this.machines = machines;
		this.clock = clock;
	}

	/** The host as the mirror has it; never waits. */
	HostMirror host(HostId id) {
		this.access.require(Permission.HOST_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.fleet.requireHost(id);
	}

	/** What was found last; never waits. */
	Optional<Examination> last(HostId id) {
		return Optional.ofNullable(this.kept.get(host(id).id()));
	}

	/** What is found now, at most half a minute old. */
	Examination examine(HostId id) {
		HostMirror host = host(id);
		KnownHost known = this.inventory.find(id)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.host.unknown", id));
		Examination last = this.kept.get(id);
		Instant now = this.clock.instant();
		if (last != null && !last.at().isAfter(now) && last.at().plus(FRESH_FOR).isAfter(now)) {
			return last;
		}
		Patient patient = new Patient(host, known,
				this.fleet.hosts().stream().filter((other) -> !other.id().equals(id)).toList(),
				host.isUp() ? this.machines.read(id) : this.machines.last(id), this.anamnesis.of(host, known));
		Examination fresh = new Examination(now, Checkup.of(patient));
		this.kept.put(id, fresh);
		this.kept.keySet().retainAll(this.fleet.hosts().stream().map(HostMirror::id).toList());
		return fresh;
	}

}
