package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done about tasks every now and then. {@link #tick()} is called twice a
 * second by one thread; every part keeps its own time by the clock.
 */
class Upkeep {

	static final Duration HEARTBEAT = Duration.ofSeconds(10);

	static final Duration SWEEP = Duration.ofMinutes(1);

	private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

	private final TaskStore store;

	private final Recovery recovery;

	private final Clock clock;

	private final Settings settings;

	private Instant nextBeat;

	private Instant nextSweep;

	Upkeep(TaskStore store, Recovery recovery, Clock clock, Settings settings) {
		this.store = store;
		this.recovery = recovery;
		this.clock = clock;
		this.settings = settings;
		this.nextBeat = clock.instant();
		this.nextSweep = clock.instant().plus(SWEEP);
	}

	/** Once, before the first tick. */
	void start() {
		this.recovery.afterStart(this.settings.instance());
	}

	/** Never throws: the next tick may fare better. */
	void tick() {
		try {
			Instant now = this.clock.instant();
			this.settings.journal().flush();
			if (!now.isBefore(this.nextBeat)) {
				this.nextBeat = now.plus(HEARTBEAT);
				this.store.beat(this.settings.instance(), now);
			}
			if (!now.isBefore(this.nextSweep)) {
				this.nextSweep = now.plus(SWEEP);
				this.recovery.ofTheSilent(now);
				this.store.deleteFinishedBefore(now.minus(this.settings.retention()));
			}
		}
		catch (RuntimeException ex) {
			log.warn("The upkeep of tasks failed; tried again soon", ex);
		}
	}

	/** Whose tasks, what was reported of them, and how long ended ones are kept. */
	record Settings(UUID instance, Journal journal, Duration retention) {
	}

}
