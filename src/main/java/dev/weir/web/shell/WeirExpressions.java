package dev.weir.web.shell;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

import dev.weir.fleet.HostState;
import dev.weir.fleet.VmState;
import dev.weir.task.TaskState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What templates call as {@code #weir}: numbers, sizes and times in the reader's
 * language. One per rendering, not thread-safe.
 */
public final class WeirExpressions {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Ages ages;

	private final Locale locale;

	private final Theme theme;

	private final String version;

	WeirExpressions(Ages ages, Locale locale, Theme theme, String version) {
		this.ages = ages;
		this.locale = locale;
		this.theme = theme;
		this.version = version;
	}

	/** A size given in bytes; negative for unknown. */
	public String bytes(long bytes) {
		return Sizes.bytes(bytes, this.locale);
	}

	/** A size given in KiB; negative for unknown. */
	public String kib(long kib) {
		if (kib < 0) {
			return Sizes.UNKNOWN;
		}
		// a definition may claim any size: the largest number stands for what is beyond
		return bytes((kib > Long.MAX_VALUE / 1024) ? Long.MAX_VALUE : kib * 1024);
	}

	/** A whole number with separators; negative for unknown. */
	public String count(long number) {
		return (number < 0) ? Sizes.UNKNOWN : NumberFormat.getIntegerInstance(this.locale).format(number);
	}

	/** A rate given in bytes a second; negative for unknown. */
	public String rate(long bytesPerSecond) {
		return (bytesPerSecond < 0) ? Sizes.UNKNOWN : bytes(bytesPerSecond) + "/s";
	}

	/** A number of percent (0 to 100); negative for unknown. */
	public String percent(double percent) {
		return (percent < 0) ? Sizes.UNKNOWN : Sizes.number(percent, this.locale) + " %";
	}

	/** How long ago. */
	public String age(@Nullable Instant instant) {
		return (instant != null) ? this.ages.age(instant, this.locale) : Sizes.UNKNOWN;
	}

	/** Date and time in UTC; the browser turns them into the reader's own time zone. */
	public String date(@Nullable Instant instant) {
		return (instant != null) ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
			.withLocale(this.locale)
			.withZone(ZoneOffset.UTC)
			.format(instant) + " UTC" : Sizes.UNKNOWN;
	}

	/** The colour of a state, see {@link Tones}. */
	public String tone(VmState state) {
		return Tones.of(state);
	}

	/** The colour of a state, see {@link Tones}. */
	public String tone(HostState state) {
		return Tones.of(state);
	}

	/** The colour of a state, see {@link Tones}. */
	public String tone(TaskState state) {
		return Tones.of(state);
	}

	/** Part of a whole in percent, 0 to 100. */
	public int share(double used, double total) {
		return Sizes.share(used, total);
	}

	/** The class of a meter that is that full. */
	public String load(double used, double total) {
		return Tones.load(share(used, total));
	}

	/** The words of ages as JSON, for the browser. */
	public String getAgeWords() {
		Map<String, String> words = this.ages.words(this.locale);
		return JSON.writeValueAsString(words);
	}

	/** The chosen theme: auto, light or dark. */
	public String getTheme() {
		return this.theme.id();
	}

	/** The theme to paint with before the browser knows more: light or dark. */
	public String getInitialTheme() {
		return this.theme.initial();
	}

	/** Weir's version. */
	public String getVersion() {
		return this.version;
	}

}
