package dev.weir.hypervisor.xml;

import java.math.BigInteger;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Sizes as libvirt writes them
 * (<a href="https://libvirt.org/formatdomain.html#memory-allocation">units</a>). Never
 * throws: what cannot be read is 0, what is too large is the largest long.
 */
public final class Quantity {

	private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

	private Quantity() {
	}

	/** A size in KiB; without a unit it is KiB, as for memory. */
	static long kib(@Nullable String number, @Nullable String unit) {
		if (number != null && "KiB".equals(unit) && isPlain(number)) {
			return Long.parseLong(number);
		}
		return limited(whole(number).multiply(factor((unit != null) ? unit : "KiB")).divide(BigInteger.valueOf(1024)));
	}

	/** A size in bytes; without a unit it is bytes, as for storage. */
	public static long bytes(@Nullable String number, @Nullable String unit) {
		return limited(whole(number).multiply(factor((unit != null) ? unit : "bytes")));
	}

	/** A whole number, or the fallback. */
	static int number(@Nullable String text, int fallback) {
		try {
			return (text != null) ? Integer.parseInt(text.strip()) : fallback;
		}
		catch (NumberFormatException ex) {
			return fallback;
		}
	}

	/** Whether it is a number as libvirt itself writes it, of at most 18 digits. */
	private static boolean isPlain(String number) {
		return !number.isEmpty() && number.length() <= 18 && number.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static BigInteger whole(@Nullable String number) {
		try {
			return (number != null && number.length() < 40) ? new BigInteger(number.strip()).max(BigInteger.ZERO)
					: BigInteger.ZERO;
		}
		catch (NumberFormatException ex) {
			return BigInteger.ZERO;
		}
	}

	private static long limited(BigInteger value) {
		return value.min(LARGEST).longValue();
	}

	private static BigInteger factor(String unit) {
		String lower = unit.strip().toLowerCase(Locale.ROOT);
		if (lower.isEmpty() || lower.equals("b") || lower.startsWith("byte")) {
			return BigInteger.ONE;
		}
		int power = "kmgtpe".indexOf(lower.charAt(0)) + 1;
		boolean decimal = lower.length() == 2 && lower.endsWith("b");
		return BigInteger.valueOf(decimal ? 1000 : 1024).pow(power);
	}

}
