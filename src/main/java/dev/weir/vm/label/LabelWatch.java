package dev.weir.vm.label;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Reads all labels at the start, and again when another Weir that shares the database has
 * changed one: looks every other second. Has one daemon thread of its own.
 */
@Component
class LabelWatch implements ApplicationRunner, DisposableBean {

	private static final long PERIOD_SECONDS = 2;

	private static final Logger LOG = LoggerFactory.getLogger(LabelWatch.class);

	private final LabelRows rows;

	private final KnownLabels known;

	private final ScheduledExecutorService timer;

	private long revision = -1;

	private boolean failing;

	LabelWatch(LabelRows rows, KnownLabels known) {
		this.rows = rows;
		this.known = known;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("weir-label-");
		threads.setDaemon(true);
		this.timer = Executors.newSingleThreadScheduledExecutor(threads);
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.timer.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	/** Never throws: the next look may fare better. */
	private void look() {
		try {
			long present = this.rows.revision();
			if (present != this.revision) {
				this.rows.findBy().forEach((row) -> this.known.learn(row.known()));
				this.revision = present;
			}
			this.failing = false;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				LOG.warn("Labels of virtual machines cannot be read; they stay as last known: {}", ex.toString());
			}
			this.failing = true;
		}
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
	}

}
