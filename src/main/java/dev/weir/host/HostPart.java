package dev.weir.host;

import java.time.Instant;
import java.util.function.Supplier;

import dev.weir.host.HostReadings.Reading;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something that only the host knows: what it said last and when, and why it does not say
 * it now. Immutable.
 *
 * @param value what was read last, or null for never
 * @param at when it was read
 * @param trouble why it could not be read, or null
 * @param <T> what is read; immutable
 */
public record HostPart<T>(@Nullable T value, @Nullable Instant at, @Nullable Problem trouble) {

	/** Nobody has asked yet. */
	public static <T> HostPart<T> unasked() {
		return new HostPart<>(null, null, null);
	}

	/** Something that was read just now. */
	public static <T> HostPart<T> of(T value, Instant at) {
		return new HostPart<>(value, at, null);
	}

	/** What the reader gives, or what went wrong. */
	public static <T> HostPart<T> read(Supplier<Reading<T>> reader) {
		try {
			return of(reader.get());
		}
		catch (Problem ex) {
			return new HostPart<>(null, null, ex);
		}
	}

	static <T> HostPart<T> of(Reading<T> reading) {
		return new HostPart<>(reading.value(), reading.at(), reading.trouble());
	}

	/** Whether there is something to show. */
	public boolean isKnown() {
		return this.value != null;
	}

}
