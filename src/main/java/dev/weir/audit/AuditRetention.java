package dev.weir.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes rows out of the trail that are older than they have to be kept, a while after the
 * start and then every hour. Thread-safe.
 */
@Component
class AuditRetention implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "weir-audit-retention");
		thread.setDaemon(true);
		return thread;
	});

	private final AuditChain chain;

	private final AuditTrail trail;

	private final TransactionTemplate transaction;

	private final Settings settings;

	AuditRetention(AuditChain chain, AuditTrail trail, TransactionTemplate transaction, Settings settings) {
		this.chain = chain;
		this.trail = trail;
		this.transaction = transaction;
		this.settings = settings;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		if (!this.settings.isForEver()) {
			this.timer.scheduleWithFixedDelay(this::tick, 1, 60, TimeUnit.MINUTES);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

	/** Once; what it took away stands in the trail. */
	int prune() {
		Integer rows = this.transaction.execute((status) -> this.chain.prune(this.settings.limit()));
		if (rows == null || rows == 0) {
			return 0;
		}
		this.trail.record(Actor.SYSTEM, "audit.prune", Target.SYSTEM, AuditTrail.Outcome.DONE,
				rows + " before " + this.settings.limit());
		return rows;
	}

	private void tick() {
		try {
			prune();
		}
		catch (RuntimeException ex) {
			log.warn("Old rows of the trail were not taken away; tried again in an hour: {}", ex.toString());
		}
	}

	/** How long rows are kept. */
	@Component
	record Settings(AuditProperties properties, Clock clock) {

		boolean isForEver() {
			Duration kept = this.properties.retention();
			return kept.isZero() || kept.isNegative();
		}

		Instant limit() {
			return this.clock.instant().minus(this.properties.retention());
		}

	}

}
