package dev.weir.access.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of passwords. Failures are counted in three places: for the
 * account from one address, for the account from anywhere, and for the address with any
 * account; beyond a number of free tries each further failure doubles the wait. An
 * attempt counts as failed from its start until it proves right, so that a burst of
 * parallel guesses gains nothing; an attempt made while waiting counts for nothing, so
 * that nobody can prolong the wait of others. An address from which the account signed in
 * before is not held up by failures from elsewhere. Unknown accounts are counted like
 * known ones. Holds at most {@value #MOST_KEYS} keys and forgets them at a restart.
 * Thread-safe.
 */
@Component
public class SignInThrottle {

	static final int MOST_KEYS = 20_000;

	/** Failures older than this count no more. */
	static final Duration WINDOW = Duration.ofMinutes(15);

	/** One person who mistypes. */
	static final Limit PAIR = new Limit(5, Duration.ofMinutes(5));

	/** A whole office behind one address. */
	static final Limit ADDRESS = new Limit(20, Duration.ofMinutes(5));

	/** Guessing from many addresses; short, so that nobody is locked out for ever. */
	static final Limit ACCOUNT = new Limit(10, Duration.ofSeconds(30));

	private final Map<String, Failures> failures = new LeastRecentlyUsed<>();

	private final Map<String, Boolean> known = new LeastRecentlyUsed<>();

	private final Clock clock;

	SignInThrottle(@Qualifier("steadyClock") Clock clock) {
		this.clock = clock;
	}

	/**
	 * Begins an attempt, unless it is too early for one.
	 * @param account as typed
	 * @param address where it comes from
	 * @return how long to wait, or empty when the password may be checked now
	 */
	public synchronized Optional<Duration> begin(String account, String address) {
		Keys keys = Keys.of(account, address);
		Instant now = this.clock.instant();
		Duration wait = longest(wait(keys.pair(), PAIR, now), wait(keys.address(), ADDRESS, now));
		if (!this.known.containsKey(keys.pair())) {
			wait = longest(wait, wait(keys.account(), ACCOUNT, now));
		}
		if (wait.isZero()) {
			count(keys, now);
			return Optional.empty();
		}
		return Optional.of(wait);
	}

	/** The attempt that {@link #begin} let pass proved right: its count is taken back. */
	public synchronized void succeeded(String account, String address) {
		Keys keys = Keys.of(account, address);
		this.failures.remove(keys.pair());
		takeBack(keys.address());
		takeBack(keys.account());
		this.known.put(keys.pair(), true);
	}

	/** How many keys are remembered. */
	synchronized int size() {
		return this.failures.size();
	}

	private void count(Keys keys, Instant now) {
		this.failures.merge(keys.pair(), Failures.one(now), (old, one) -> old.more(now));
		this.failures.merge(keys.address(), Failures.one(now), (old, one) -> old.more(now));
		this.failures.merge(keys.account(), Failures.one(now), (old, one) -> old.more(now));
	}

	private void takeBack(String key) {
		this.failures.computeIfPresent(key, (ignored, old) -> old.less());
	}

	private Duration wait(String key, Limit limit, Instant now) {
		Failures failed = this.failures.get(key);
		return (failed == null) ? Duration.ZERO : limit.wait(failed, now);
	}

	private static Duration longest(Duration one, Duration other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

	/** How many failures are free, and how long the wait after more may become. */
	record Limit(int free, Duration longest) {

		Duration wait(Failures failed, Instant now) {
			int beyond = failed.within(now) - this.free;
			if (beyond < 0) {
				return Duration.ZERO;
			}
			Duration doubled = Duration.ofSeconds(1L << Math.min(beyond, 20));
			Duration delay = (doubled.compareTo(this.longest) < 0) ? doubled : this.longest;
			Duration left = Duration.between(now, failed.last().plus(delay));
			return left.isNegative() ? Duration.ZERO : left;
		}

	}

	/**
	 * A sliding window in two halves, as in rate limiters: the earlier half counts less
	 * the further the later one has got.
	 */
	record Failures(Instant start, int earlier, int count, Instant last) {

		static Failures one(Instant now) {
			return new Failures(now, 0, 1, now);
		}

		Failures more(Instant now) {
			Failures slid = slide(now);
			return new Failures(slid.start, slid.earlier, slid.count + 1, now);
		}

		Failures less() {
			return new Failures(this.start, this.earlier, Math.max(0, this.count - 1), this.last);
		}

		int within(Instant now) {
			Failures slid = slide(now);
			double passed = (double) Duration.between(slid.start, now).toMillis() / WINDOW.toMillis();
			return slid.count + (int) Math.floor(slid.earlier * (1 - Math.min(1, passed)));
		}

		private Failures slide(Instant now) {
			Duration since = Duration.between(this.start, now);
			if (since.compareTo(WINDOW) < 0) {
				return this;
			}
			boolean adjacent = since.compareTo(WINDOW.multipliedBy(2)) < 0;
			return new Failures(adjacent ? this.start.plus(WINDOW) : now, adjacent ? this.count : 0, 0, this.last);
		}

	}

	private record Keys(String account, String address, String pair) {

		static Keys of(String account, String address) {
			String name = AccountDirectory.normal(account);
			String net = network(address);
			return new Keys("account " + name, "address " + net, "pair " + net + " " + name);
		}

		/** One customer has a whole /64 of IPv6 addresses. */
		private static String network(String address) {
			if (!address.contains(":")) {
				return address;
			}
			String[] groups = address.split(":", 5);
			return (groups.length == 5 && !address.startsWith("::"))
					? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
		}

	}

	private static final class LeastRecentlyUsed<V> extends LinkedHashMap<String, V> {

		private static final long serialVersionUID = 1L;

		LeastRecentlyUsed() {
			super(64, 0.75f, true);
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
			return size() > MOST_KEYS;
		}

	}

}
