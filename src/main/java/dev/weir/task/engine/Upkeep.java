package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done about tasks every now and then. {@link #tick()} is called twice a
 * second by one thread and counts: no jump of the clock makes anything late or early.
 */
class Upkeep {

	/** Ticks between two signs of life: two seconds. */
	static final int BEAT = 4;

	/** An instance that shows no sign of life at so many looks is gone: 20 seconds. */
	static final int SILENT_LOOKS = 10;

	/** Ticks between two clearings of old rows: a minute. */
	static final int SWEEP = 120;

	private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

	private final Silence silence = new Silence(SILENT_LOOKS);

	private final TaskStore store;

	private final Recovery recovery;

	private final Clock clock;

	private final Settings settings;

	private long ticks;

	Upkeep(TaskStore store, Recovery recovery, Clock clock, Settings settings) {
		this.store = store;
		this.recovery = recovery;
		this.clock = clock;
		this.settings = settings;
	}

	/** Once, before the first tick. */
	void start() {
		this.store.beat(this.settings.instance());
		this.recovery.afterStart(this.settings.instance());
	}

	/** Never throws: the next tick may fare better. */
	void tick() {
		try {
			long tick = this.ticks++;
			this.settings.journal().flush();
			if (tick % BEAT == 0) {
				beat();
			}
			this.settings.settlement().tick();
			if (tick % SWEEP == SWEEP - 1) {
				this.store.deleteFinishedBefore(this.clock.instant().minus(this.settings.retention()));
			}
		}
		catch (RuntimeException ex) {
			this.silence.reset();
			log.warn("The upkeep of tasks failed; tried again soon: {}", ex.toString());
		}
	}

	private void beat() {
		UUID own = this.settings.instance();
		this.silence.look(this.store.beat(own)).forEach((gone) -> this.recovery.takeOver(gone, own));
	}

	/** Whose tasks, what was reported of them, and how long ended ones are kept. */
	record Settings(UUID instance, Journal journal, Settlement settlement, Duration retention) {
	}

}
