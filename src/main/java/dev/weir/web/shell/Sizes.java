package dev.weir.web.shell;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * Writes sizes and shares for people: binary units, at most one decimal.
 */
final class Sizes {

	static final String UNKNOWN = "–";

	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };

	private Sizes() {
	}

	/**
	 * For instance {@code 1.5 GiB}.
	 * @param bytes negative for unknown
	 */
	static String bytes(long bytes, Locale locale) {
		if (bytes < 0) {
			return UNKNOWN;
		}
		int unit = (bytes < 1024) ? 0 : (63 - Long.numberOfLeadingZeros(bytes)) / 10;
		double value = bytes / (double) (1L << (unit * 10));
		return number(value, locale) + " " + UNITS[unit];
	}

	/** At most one decimal, none where it is zero. */
	static String number(double value, Locale locale) {
		NumberFormat format = NumberFormat.getInstance(locale);
		format.setMaximumFractionDigits(1);
		return format.format(value);
	}

	/**
	 * Part of a whole in percent, 0 to 100; 0 while either is unknown.
	 */
	static int share(double used, double total) {
		return (used < 0 || total <= 0) ? 0 : (int) Math.round(Math.min(1, used / total) * 100);
	}

}
