package dev.weir.host.inventory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Looks every other second whether another Weir that shares the database has changed the
 * inventory. Has one daemon thread of its own.
 */
@Component
class InventoryWatch implements DisposableBean {

	private static final long PERIOD_SECONDS = 2;

	private static final Logger LOG = LoggerFactory.getLogger(InventoryWatch.class);

	private final Register register;

	private final ScheduledExecutorService timer;

	private boolean failing;

	InventoryWatch(Register register) {
		this.register = register;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("weir-inventory-");
		threads.setDaemon(true);
		this.timer = Executors.newSingleThreadScheduledExecutor(threads);
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		this.timer.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	/** Never throws: the next look may fare better. */
	private void look() {
		try {
			this.register.followAll();
			this.failing = false;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				LOG.warn("The inventory cannot be read; hosts are followed as last known: {}", ex.toString());
			}
			this.failing = true;
		}
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
	}

}
