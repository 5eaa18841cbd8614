package dev.weir.vm.group;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.Problem;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Waits for a guest's agent to answer: asks for the guest's time again and again, which
 * libvirt refuses at once while nobody listens in the guest. Thread-safe.
 */
@Component
class AgentWait {

	private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

	/** libvirt gives an agent five seconds. */
	private static final Duration DEADLINE = Duration.ofSeconds(15);

	private final HostCommands commands;

	private final Clock clock;

	AgentWait(HostCommands commands, @Qualifier("steadyClock") Clock clock) {
		this.commands = commands;
		this.clock = clock;
	}

	/**
	 * Whether the agent answered within that time.
	 * @throws Problem when none ever will (no channel, not running, host away), or
	 * CANCELLED
	 */
	boolean answers(VmMirror vm, Duration atMost, Pause pause) {
		Instant deadline = this.clock.instant().plus(atMost);
		while (!asked(vm)) {
			if (!this.clock.instant().isBefore(deadline)) {
				return false;
			}
			pause.await(ASK_AGAIN);
		}
		return true;
	}

	private boolean asked(VmMirror vm) {
		try {
			return this.commands.call(vm.hostId(), DEADLINE, (connection) -> {
				connection.domains().guestTime(vm.id().value());
				return true;
			});
		}
		catch (Problem problem) {
			return switch (problem.kind()) {
				case AGENT_UNRESPONSIVE, TIMED_OUT, TOO_MANY_TRIES -> false;
				default -> throw problem;
			};
		}
	}

}
