package dev.weir.vm.guest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.AddressSource;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.GuestAddress;
import dev.weir.hypervisor.GuestReport;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.VmStateText;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks a guest about itself, now. A guest is asked by one at a time and has
 * {@link #DEADLINE} to answer, so that one whose agent hangs ties up little. Thread-safe.
 */
@Component
class AskGuest {

	/** libvirt gives an agent five seconds for its first word. */
	static final Duration DEADLINE = Duration.ofSeconds(12);

	private final Vms vms;

	private final Fleet fleet;

	private final HostCommands commands;

	private final Clock clock;

	private final Set<VmId> asked = ConcurrentHashMap.newKeySet();

	AskGuest(Vms vms, Fleet fleet, HostCommands commands, Clock clock) {
		this.vms = vms;
		this.fleet = fleet;
		this.commands = commands;
		this.clock = clock;
	}

	/**
	 * What the guest tells.
	 * @throws Problem of kind NOT_FOUND; CONFLICT when it does not run or has no channel
	 * for an agent; AGENT_UNRESPONSIVE, TIMED_OUT; HOST_UNREACHABLE; TOO_MANY_TRIES while
	 * another asks
	 */
	GuestFacts ask(VmId id) {
		VmMirror vm = this.vms.view(id);
		this.fleet.requireUp(vm.hostId());
		if (!vm.state().isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.guest.off", vm.name(), new VmStateText(vm.state()));
		}
		if (!vm.definition().agentChannel()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.guest.no-channel", vm.name());
		}
		if (!this.asked.add(id)) {
			throw Problem.of(ErrorKind.TOO_MANY_TRIES, "vm.guest.asked");
		}
		try {
			return this.commands.call(vm.hostId(), DEADLINE, (connection) -> facts(connection.domains(), id.value()));
		}
		catch (Problem problem) {
			throw told(problem);
		}
		finally {
			this.asked.remove(id);
		}
	}

	private GuestFacts facts(Domains domains, UUID id) {
		GuestReport report = domains.guest(id);
		return GuestFacts.of(report, drift(domains, id), addresses(domains, id), this.clock.instant());
	}

	/** By the clock of Weir, taken in the middle of the question. */
	private GuestFacts.@Nullable Drift drift(Domains domains, UUID id) {
		try {
			Instant before = this.clock.instant();
			Instant guest = domains.guestTime(id);
			Duration took = Duration.between(before, this.clock.instant());
			Instant middle = before.plus(took.dividedBy(2));
			return new GuestFacts.Drift(Duration.between(middle, guest).toMillis(), took.toMillis() / 2 + 1);
		}
		catch (Problem problem) {
			return null; // an agent may know less than others
		}
	}

	private static List<GuestAddress> addresses(Domains domains, UUID id) {
		try {
			return domains.addresses(id, AddressSource.AGENT);
		}
		catch (Problem problem) {
			return List.of();
		}
	}

	private static Problem told(Problem problem) {
		return switch (problem.kind()) {
			case AGENT_UNRESPONSIVE ->
				new Problem(problem.kind(), "vm.guest.no-agent", List.of(), problem.detail(), problem);
			case TIMED_OUT ->
				new Problem(problem.kind(), "vm.guest.late", List.of(DEADLINE.toSeconds()), problem.detail(), problem);
			case UNSUPPORTED ->
				new Problem(problem.kind(), "vm.guest.unsupported", List.of(), problem.detail(), problem);
			default -> problem;
		};
	}

}
