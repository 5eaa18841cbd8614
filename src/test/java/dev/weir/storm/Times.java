package dev.weir.storm;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import dev.weir.storm.Person.Visit;

/**
 * How long answers took, in order. Immutable.
 */
record Times(List<Duration> sorted) {

	static Times of(Collection<Visit> visits) {
		return new Times(visits.stream().map(Visit::took).sorted().toList());
	}

	/** The time within which that share of the answers came. */
	Duration within(double share) {
		return this.sorted.isEmpty() ? Duration.ZERO
				: this.sorted.get((int) Math.min(this.sorted.size() - 1, Math.floor(share * this.sorted.size())));
	}

	/** How many took longer. */
	long over(Duration limit) {
		return this.sorted.stream().filter((took) -> took.compareTo(limit) > 0).count();
	}

	@Override
	public String toString() {
		return this.sorted.size() + " answers, p50 " + within(0.5).toMillis() + " ms, p95 " + within(0.95).toMillis()
				+ " ms, p99 " + within(0.99).toMillis() + " ms, slowest " + within(1).toMillis() + " ms, over 500 ms: "
				+ over(Duration.ofMillis(500));
	}

}
