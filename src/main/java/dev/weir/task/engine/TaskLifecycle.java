package dev.weir.task.engine;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins and ends the running of tasks together with Weir.
 */
@Component
class TaskLifecycle implements DisposableBean {

	private final RunningTasks tasks;

	private final TaskThreads threads;

	private final Upkeep upkeep;

	private final TaskProperties properties;

	TaskLifecycle(RunningTasks tasks, TaskThreads threads, Upkeep upkeep, TaskProperties properties) {
		this.tasks = tasks;
		this.threads = threads;
		this.upkeep = upkeep;
		this.properties = properties;
	}

	/** Before anybody can submit a task. */
	@EventListener
	void started(ApplicationStartedEvent event) {
		this.upkeep.start();
	}

	/** Only now the hosts are known that are asked what became of tasks. */
	@EventListener
	void ready(ApplicationReadyEvent event) {
		this.threads.everyTick(this.upkeep::tick);
	}

	@Override
	public void destroy() {
		this.tasks.stop(this.properties.grace());
		this.threads.stop();
	}

}
