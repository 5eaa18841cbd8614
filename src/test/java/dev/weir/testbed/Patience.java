package dev.weir.testbed;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long tests wait. A wait ends as soon as its condition holds, so that only a test
 * that fails pays for it: machines that build are slower and busier than this one. A
 * target in time is measured by a benchmark; a test tells a thing that happens from one
 * that never does. Registered for every test class; thread-safe.
 */
public final class Patience implements BeforeAllCallback {

	/** How many times slower than a machine at rest; {@code -Dweir.patience=20}. */
	private static final int FACTOR = Integer.getInteger("weir.patience", 6);

	/** What Awaitility waits where nothing is said, by default 10 s. */
	static final Duration USUAL = of(Duration.ofSeconds(10));

	/** What takes that long on a machine at rest. */
	public static Duration of(Duration atRest) {
		return atRest.multipliedBy(FACTOR);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultTimeout(USUAL);
	}

}
