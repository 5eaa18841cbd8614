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
	Recovery taskRecovery(RunningTasks tasks, TaskStore store, Journal journal,
			ObjectProvider<TaskReconciler> reconcilers) {
		return new Recovery(tasks, store, journal, reconcilers.stream().toList());
	}

	@Bean
	TaskThreads taskThreads(TaskProperties properties) {
		return new TaskThreads(properties);
	}

	@Bean
	Upkeep taskUpkeep(TaskStore store, TaskRunner runner, Recovery recovery, Clock clock, TaskProperties properties) {
		return new Upkeep(store, recovery, clock,
				new Upkeep.Settings(runner.instance(), runner.journal(), properties.retention()));
	}

}
