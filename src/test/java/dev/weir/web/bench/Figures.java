package dev.weir.web.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times of one kind, in milliseconds. Immutable.
 */
record Figures(double[] sorted) {

	static Figures of(double[] times) {
		double[] sorted = times.clone();
		Arrays.sort(sorted);
		return new Figures(sorted);
	}

	/** The time that so many in a hundred do not exceed. */
	double percentile(double percent) {
		int index = (int) Math.ceil(this.sorted.length * percent / 100) - 1;
		return this.sorted[Math.max(0, Math.min(index, this.sorted.length - 1))];
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.1f / %.1f / %.1f ms", percentile(50), percentile(95), percentile(99));
	}

}
