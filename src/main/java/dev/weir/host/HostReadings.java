package dev.weir.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.Problem;

/**
 * What the mirror does not hold and pages want now and then (the volumes of a pool, the
 * details of a network): read from the host with a deadline, kept for a short while and,
 * with its age, while the host is away. Readers of one key share one call. Thread-safe.
 *
 * @param <V> what is read; immutable
 */
public final class HostReadings<V> {

	/** How long a page may wait for a host that answers slowly. */
	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final HostCommands commands;

	private final Clock clock;

	private final Duration freshFor;

	private final Source<V> source;

	private final Map<Key, Reading<V>> kept = new ConcurrentHashMap<>();

	private final ConcurrentMap<Key, CompletableFuture<Reading<V>>> running = new ConcurrentHashMap<>();

	public HostReadings(HostCommands commands, Clock clock, Duration freshFor, Source<V> source) {
		this.commands = commands;
		this.clock = clock;
		this.freshFor = freshFor;
		this.source = source;
	}

	/** What was read last, however old, without waiting. */
	public Optional<Reading<V>> last(HostId host, String name) {
		return Optional.ofNullable(this.kept.get(new Key(host, name)));
	}

	/**
	 * What the host has now, at most the freshness old; waits a few seconds for the host.
	 * When the host does not answer, what was read last with what went wrong.
	 * @param version anything that differs once the object changed: a reading taken under
	 * another version is not fresh
	 * @throws Problem what went wrong, when nothing was ever read
	 */
	public Reading<V> get(HostId host, String name, Object version) {
		Key key = new Key(host, name);
		Reading<V> last = this.kept.get(key);
		if (last != null && last.trouble() == null && last.isOf(version) && isFresh(last.at())) {
			return last;
		}
		try {
			return shared(key, version);
		}
		catch (Problem ex) {
			if (last == null) {
				throw ex;
			}
			return last.troubledBy(ex);
		}
	}

	/** A reading from the future was taken before somebody set the clock back. */
	private boolean isFresh(Instant at) {
		Instant now = this.clock.instant();
		return !at.isAfter(now) && at.plus(this.freshFor).isAfter(now);
	}

	/** Has the next look go to the host: something was changed. */
	public void forget(HostId host, String name) {
		this.kept.computeIfPresent(new Key(host, name), (key, reading) -> reading.outdated());
	}

	private Reading<V> shared(Key key, Object version) {
		CompletableFuture<Reading<V>> mine = new CompletableFuture<>();
		CompletableFuture<Reading<V>> first = this.running.putIfAbsent(key, mine);
		if (first != null) {
			return join(first);
		}
		try {
			V value = this.commands.call(key.host(), DEADLINE,
					(connection) -> this.source.read(connection, key.name()));
			Reading<V> reading = new Reading<>(value, this.clock.instant(), version, null);
			this.kept.put(key, reading);
			mine.complete(reading);
			return reading;
		}
		catch (RuntimeException ex) {
			mine.completeExceptionally(ex);
			throw ex;
		}
		finally {
			this.running.remove(key, mine);
		}
	}

	private static <V> Reading<V> join(CompletableFuture<Reading<V>> first) {
		try {
			return first.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof Problem problem) {
				throw problem;
			}
			throw ex;
		}
	}

	/**
	 * Reads one object of a host.
	 *
	 * @param <V> what is read
	 */
	@FunctionalInterface
	public interface Source<V> {

		V read(HypervisorConnection connection, String name);

	}

	/**
	 * Something read from a host at a moment. Immutable.
	 *
	 * @param at when it was read
	 * @param version what the object's version was then
	 * @param trouble why it could not be read again, or null
	 * @param <V> what was read
	 */
	public record Reading<V>(V value, Instant at, Object version, @Nullable Problem trouble) {

		private static final Object NEVER = new Object();

		boolean isOf(Object wanted) {
			return this.version.equals(wanted);
		}

		Reading<V> outdated() {
			return new Reading<>(this.value, this.at, NEVER, null);
		}

		Reading<V> troubledBy(Problem problem) {
			return new Reading<>(this.value, this.at, this.version, problem);
		}

	}

	private record Key(HostId host, String name) {
	}

}
