package dev.weir.testbed;

/**
 * How much of itself a test with many rounds runs: a few in every build, all of them with
 * <code>bin/test --long</code>. A test that makes no sense in short carries the tag
 * <code>long</code> besides that of its tier and is left out of the short form.
 */
public final class Length {

	/** The tag of tests that only the long form runs. */
	public static final String TAG = "long";

	private static final boolean LONG = Boolean.getBoolean("weir.long");

	private Length() {
	}

	/** Whether this is the long form. */
	public static boolean isLong() {
		return LONG;
	}

	/** The number of rounds, cases or seconds for the form that runs. */
	public static int of(int inShort, int inLong) {
		return LONG ? inLong : inShort;
	}

}
