package dev.weir.web.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;

/**
 * Says how long ago something was, in a person's words. Thread-safe.
 */
class Ages {

	private static final Duration NOW = Duration.ofSeconds(5);

	/** Largest first; the names are the tails of {@code web.age.*}. */
	private static final List<Unit> UNITS = List.of(new Unit("d", Duration.ofDays(1)),
			new Unit("h", Duration.ofHours(1)), new Unit("min", Duration.ofMinutes(1)),
			new Unit("s", Duration.ofSeconds(1)));

	private final Clock clock;

	private final MessageSource messages;

	Ages(Clock clock, MessageSource messages) {
		this.clock = clock;
		this.messages = messages;
	}

	/** For instance "5 min ago"; a time yet to come counts as now. */
	String age(Instant then, Locale locale) {
		Duration age = Duration.between(then, this.clock.instant());
		if (age.compareTo(NOW) < 0) {
			return message("now", locale);
		}
		Unit unit = UNITS.stream().filter((each) -> age.compareTo(each.length()) >= 0).findFirst().orElseThrow();
		return message(unit.name(), locale, Long.toString(age.dividedBy(unit.length())));
	}

	/**
	 * The words by unit, with {@code {0}} for the number: the browser keeps ages true.
	 */
	Map<String, String> words(Locale locale) {
		Map<String, String> words = new LinkedHashMap<>();
		words.put("now", message("now", locale));
		UNITS.forEach((unit) -> words.put(unit.name(), message(unit.name(), locale, "{0}")));
		return words;
	}

	private String message(String unit, Locale locale, Object... arguments) {
		return this.messages.getMessage("web.age." + unit, arguments, locale);
	}

	private record Unit(String name, Duration length) {
	}

}
