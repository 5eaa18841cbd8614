package dev.weir.task.engine;

import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which tasks run: daemons, made when needed, gone when idle. Thread-safe.
 */
class TaskThreads {

	private static final long IDLE_SECONDS = 30;

	private static final long TICK_MILLIS = 500;

	private final ThreadPoolExecutor pool;

	private final ScheduledExecutorService timer;

	private final Lanes lanes;

	TaskThreads(TaskProperties properties) {
		this.pool = new ThreadPoolExecutor(properties.threads(), properties.threads(), IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), daemons("weir-task-"));
		this.pool.allowCoreThreadTimeOut(true);
		this.timer = Executors.newSingleThreadScheduledExecutor(daemons("weir-task-upkeep-"));
		this.lanes = new Lanes(this.pool, properties.perLane());
	}

	Lanes lanes() {
		return this.lanes;
	}

	void everyTick(Runnable work) {
		this.timer.scheduleWithFixedDelay(work, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	void stop() {
		this.timer.shutdownNow();
		this.pool.shutdownNow();
	}

	private static CustomizableThreadFactory daemons(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

}
