package dev.weir.task.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells which other Weirs have shown no sign of life for a while. Counts its own looks
 * instead of comparing clocks: a clock that jumps, or one that differs, declares nobody
 * dead. Used by one thread.
 */
final class Silence {

	private final Map<UUID, Seen> seen = new HashMap<>();

	private final int looks;

	/**
	 * @param looks who shows the same sign so many times in a row is gone
	 */
	Silence(int looks) {
		this.looks = looks;
	}

	/**
	 * Looks once.
	 * @param beats the signs of those who matter now
	 * @return those who are gone
	 */
	Set<UUID> look(Map<UUID, Long> beats) {
		this.seen.keySet().retainAll(beats.keySet());
		beats.forEach((id, beat) -> this.seen.merge(id, new Seen(beat, 1),
				(old, fresh) -> (old.beat == fresh.beat) ? new Seen(old.beat, old.times + 1) : fresh));
		return this.seen.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().times > this.looks)
			.map(Map.Entry::getKey)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** Forgets what it saw: while the database was away nobody could show a sign. */
	void reset() {
		this.seen.clear();
	}

	private record Seen(long beat, int times) {
	}

}
