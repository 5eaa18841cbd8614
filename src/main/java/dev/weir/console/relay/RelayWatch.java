package dev.weir.console.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleProperties;
import dev.weir.console.ticket.Admission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the open consoles: rights, peers, idleness. A few at a time, since hundreds
 * at once would hold up the bytes of them all for as long as it takes. Not thread-safe:
 * one thread looks.
 */
final class RelayWatch {

	private static final Logger LOG = LoggerFactory.getLogger(RelayWatch.class);

	/** Into how many parts of a period the consoles are spread. */
	private static final int PARTS = 10;

	/** Silent for that part of what it may be, a browser is asked for a sign of life. */
	private static final int PINGS = 4;

	/** A display that says nothing for this long goes with its unreachable host. */
	private static final long HOST_GONE_MILLIS = 20_000;

	private final Access access;

	private final ConsoleProperties properties;

	private final Predicate<Relay> hostAway;

	private int part;

	/**
	 * @param hostAway whether the host of a console is unreachable
	 */
	RelayWatch(Access access, ConsoleProperties properties, Predicate<Relay> hostAway) {
		this.access = access;
		this.properties = properties;
		this.hostAway = hostAway;
	}

	/** Looks at each of them once a period, from now on. */
	void begin(ScheduledExecutorService thread, Collection<Relay> open) {
		Duration pause = this.properties.checkEvery().dividedBy(PARTS);
		thread.scheduleWithFixedDelay(() -> checkPart(open), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void checkPart(Collection<Relay> open) {
		this.part = (this.part + 1) % PARTS;
		check(open, (relay) -> Math.floorMod(relay.hashCode(), PARTS) == this.part);
	}

	/** Looks at those, once; asks for the rights of each person once. */
	void check(Collection<Relay> open, Predicate<Relay> which) {
		Map<Asked, Boolean> rights = new HashMap<>();
		for (Relay relay : open) {
			try {
				if (which.test(relay)) {
					check(relay, rights);
				}
			}
			catch (RuntimeException ex) {
				LOG.warn("A console of {} could not be checked", relay.admission().vm(), ex);
			}
		}
	}

	private void check(Relay relay, Map<Asked, Boolean> rights) {
		Admission admission = relay.admission();
		Asked asked = new Asked(admission.actor(), admission.target());
		if (!rights.computeIfAbsent(asked,
				(one) -> this.access.stillMay(one.actor(), Permission.VM_CONSOLE, one.target()))) {
			relay.end(ConsoleEnd.SIGNED_OUT);
		}
		else if (relay.browserSilentFor() > this.properties.silence().toMillis()) {
			relay.end(ConsoleEnd.BROWSER_SILENT);
		}
		else if (relay.quietFor() > this.properties.idle().toMillis()) {
			relay.end(ConsoleEnd.IDLE);
		}
		else if (relay.displaySilentFor() > HOST_GONE_MILLIS && this.hostAway.test(relay)) {
			relay.end(ConsoleEnd.HOST_UNREACHABLE);
		}
		else if (!relay.isSending() && relay.browserSilentFor() >= this.properties.silence().toMillis() / PINGS) {
			relay.browser().ping();
		}
	}

	/** A question that many consoles share. */
	private record Asked(Actor actor, Target target) {
	}

}
