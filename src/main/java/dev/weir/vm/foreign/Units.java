package dev.weir.vm.foreign;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;

/**
 * Quantities with DMTF's programmatic units
 * (<a href="https://www.dmtf.org/standards/published_documents/DSP0004_2.7.pdf">DSP0004,
 * annex C</a>) and the words that products write instead. Stateless.
 */
final class Units {

	private static final Pattern POWER = Pattern.compile("byte\\s*\\*\\s*(2|10)\\s*\\^\\s*(\\d{1,2})");

	private Units() {
	}

	/**
	 * Bytes.
	 * @throws InvalidInput for no quantity, or one of absurd size
	 */
	static long bytes(String number, String unit) {
		if (!number.matches("\\d{1,18}")) {
			throw InvalidInput.of("ovf", "vm.import.problem.number", number);
		}
		BigDecimal bytes = new BigDecimal(number).multiply(factor(unit.strip().toLowerCase(Locale.ROOT)));
		if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 1024)) > 0) {
			throw InvalidInput.of("ovf", "vm.import.problem.number", number + " " + unit);
		}
		return bytes.longValueExact();
	}

	private static BigDecimal factor(String unit) {
		Matcher power = POWER.matcher(unit);
		if (power.matches()) {
			return new BigDecimal(power.group(1)).pow(Integer.parseInt(power.group(2)));
		}
		return switch (unit) {
			case "", "byte", "bytes", "b" -> BigDecimal.ONE;
			case "kilobytes", "kilobyte", "kb", "kib" -> BigDecimal.valueOf(1L << 10);
			case "megabytes", "megabyte", "mb", "mib" -> BigDecimal.valueOf(1L << 20);
			case "gigabytes", "gigabyte", "gb", "gib" -> BigDecimal.valueOf(1L << 30);
			case "terabytes", "terabyte", "tb", "tib" -> BigDecimal.valueOf(1L << 40);
			default -> throw InvalidInput.of("ovf", "vm.import.problem.unit", unit);
		};
	}

}
