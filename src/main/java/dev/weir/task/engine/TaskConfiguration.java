package dev.weir.task.engine;

import java.time.Clock;

import dev.weir.access.Access;
import dev.weir.access.ActorScope;
import dev.weir.home.WeirHome;
import dev.weir.task.TaskReconciler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the machinery of tasks together. The executors are no beans, so that the web layer
 * keeps its own.
 */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

	@Bean
	TaskRunner taskRunner(Journal journal, ActorScope scope, FailureText failures, TaskThreads threads, WeirHome home) {
		return new TaskRunner(threads.lanes(), journal,
				new TaskRunner.Surroundings(scope, failures, Instance.of(home)));
	}

	@Bean
	RunningTasks tasks(Access access, TaskStore store, TaskRunner runner, Clock clock) {
		return new RunningTasks(access, store, runner, clock);
	}

	@Bean
	Settlement taskSettlement(TaskStore store, Journal journal, TaskThreads threads,
			ObjectProvider<TaskReconciler> reconcilers) {
		return new Settlement(store, journal, threads.lanes(), reconcilers.stream().toList());
	}

	@Bean
	Recovery taskRecovery(RunningTasks tasks, TaskStore store, Journal journal, Settlement settlement) {
		return new Recovery(tasks, store, journal, settlement);
	}

	@Bean
	TaskThreads taskThreads(TaskProperties properties) {
		return new TaskThreads(properties);
	}

	@Bean
	Upkeep taskUpkeep(TaskStore store, Recovery recovery, Clock clock, UpkeepParts parts) {
		return new Upkeep(store, recovery, clock, new Upkeep.Settings(parts.runner().instance(),
				parts.runner().journal(), parts.settlement(), parts.properties().retention()));
	}

	@Bean
	UpkeepParts upkeepParts(TaskRunner runner, Settlement settlement, TaskProperties properties) {
		return new UpkeepParts(runner, settlement, properties);
	}

	/** What upkeep has to do with. */
	record UpkeepParts(TaskRunner runner, Settlement settlement, TaskProperties properties) {
	}

}
