package dev.weir.task.engine;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskId;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of tasks whose Weir died or fell silent, on whichever database.
 */
abstract class LostTaskContract extends TaskFixture {

	@Autowired
	RunningTasks running;

	@Autowired
	TaskRunner runner;

	@Autowired
	Settlement settlement;

	@Test
	void aRestartLeavesNothingUnsaid() {
		TaskId cutOff = lost(this.runner.instance(), true);
		TaskId neverBegan = lost(this.runner.instance(), false);
		recovery().afterStart(this.runner.instance());
		assertThat(this.store.find(cutOff).orElseThrow()).satisfies((task) -> {
			assertThat(task.state()).isEqualTo(TaskState.INTERRUPTED);
			assertThat(task.message()).isEqualTo("task.interrupted.checking");
		});
		assertThat(this.store.find(neverBegan).orElseThrow().message()).isEqualTo("task.interrupted.queued");
		assertThat(audited()).containsExactly("vm.start FAILED", "vm.start FAILED");
	}

	@Test
	void whatTheHostTellsOfAFinishedTaskIsBelievedAtOnce() {
		TaskId id = lost(this.runner.instance(), true);
		recovery(told(TaskOutcome.finished())).afterStart(this.runner.instance());
		assertThat(this.store.find(id).orElseThrow()).satisfies((task) -> {
			assertThat(task.state()).isEqualTo(TaskState.INTERRUPTED);
			assertThat(task.message()).isEqualTo("task.interrupted.checking");
		});
		this.settlement.tick();
		assertThat(this.store.find(id).orElseThrow().state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(audited()).containsExactly("vm.start FAILED", "vm.start DONE");
	}

	@Test
	void whatWasNotDoneIsBelievedAtTheSecondLook() {
		TaskNote ours = TaskNote.host(this.mine);
		TaskId id = lost(this.runner.instance(), true, ours);
		AtomicReference<LostTask> asked = new AtomicReference<>();
		recovery(told((task) -> {
			if (task.notes().contains(ours)) {
				asked.set(task);
			}
			return TaskOutcome.unfinished("task.outcome.undone", "pool/volume");
		})).afterStart(this.runner.instance());
		this.settlement.tick();
		assertThat(asked.get().calm()).isFalse();
		assertThat(asked.get().notes()).containsExactly(ours);
		assertThat(this.store.find(id).orElseThrow().message()).isEqualTo("task.interrupted.checking");
		for (int i = 0; i < Settlement.PAUSE; i++) {
			this.settlement.tick();
		}
		assertThat(asked.get().calm()).isTrue();
		assertThat(this.store.find(id).orElseThrow()).satisfies((task) -> {
			assertThat(task.state()).isEqualTo(TaskState.INTERRUPTED);
			assertThat(task.message()).isEqualTo("task.outcome.undone");
			assertThat(task.error()).isEqualTo("pool/volume");
		});
	}

	@Test
	void aHostThatIsAwayIsAskedAgainAndAgainEvenAfterAnotherRestart() {
		TaskId id = lost(this.runner.instance(), true);
		recovery(told((task) -> {
			throw Problem.of(ErrorKind.HOST_UNREACHABLE, "away", (Throwable) null);
		})).afterStart(this.runner.instance());
		for (int i = 0; i < 20 * Settlement.PAUSE; i++) {
			this.settlement.tick();
		}
		assertThat(this.store.find(id).orElseThrow().message()).isEqualTo("task.interrupted.checking");
		recovery(told(TaskOutcome.finished())).afterStart(this.runner.instance());
		this.settlement.tick();
		assertThat(this.store.find(id).orElseThrow().state()).isEqualTo(TaskState.SUCCEEDED);
	}

	@Test
	void aTaskThatAnotherHasTakenOverGoesNoFurther() throws Exception {
		AtomicReference<Problem> refused = new AtomicReference<>();
		CountDownLatch started = new CountDownLatch(1);
		TaskView live = submit("lane", (progress) -> {
			progress.note(TaskNote.of("one", ""));
			started.countDown();
			hang(progress);
			try {
				progress.note(TaskNote.of("two", ""));
			}
			catch (Problem ex) {
				refused.set(ex);
				throw ex;
			}
		});
		started.await();
		this.store.close(live.id(), this.runner.instance(), UUID.randomUUID(), this.clock.instant());
		this.gate.countDown();
		this.tasks.await(live.id(), LONG);
		assertThat(refused.get().messageKey()).isEqualTo("task.taken-over");
		assertThat(this.store.find(live.id()).orElseThrow().state()).isEqualTo(TaskState.INTERRUPTED);
		assertThat(this.store.lost(live.id(), true).orElseThrow().notes()).extracting(TaskNote::step)
			.containsExactly("one");
	}

	@Test
	void whatALaterTaskMakesIsNotTheLostOnes() {
		String volume = "h1/pool/" + UUID.randomUUID();
		TaskNote making = new TaskNote(TaskNote.MAKING, volume, "1");
		TaskId id = lost(this.runner.instance(), true, making);
		recovery().afterStart(this.runner.instance());
		assertThat(this.store.lost(id, true).orElseThrow().taken()).isEmpty();
		lost(this.runner.instance(), true, making);
		assertThat(this.store.lost(id, true).orElseThrow().taken()).containsExactly(volume);
	}

	@Test
	void tasksThatThisInstanceTendsAreLeftAlone() throws Exception {
		TaskView live = submit("lane", this::hang);
		recovery().afterStart(this.runner.instance());
		assertThat(this.tasks.find(live.id()).orElseThrow().state().isOver()).isFalse();
		this.gate.countDown();
		assertThat(this.tasks.await(live.id(), LONG).state()).isEqualTo(TaskState.SUCCEEDED);
	}

	@Test
	void anInstanceThatFellSilentIsTidiedUpAfter() {
		UUID other = UUID.randomUUID();
		TaskId others = lost(other, true);
		recovery().afterStart(this.runner.instance());
		assertThat(this.store.find(others).orElseThrow().state()).isEqualTo(TaskState.RUNNING);
		assertThat(this.store.beat(this.runner.instance())).containsEntry(other, -1L);
		recovery(told(TaskOutcome.finished())).takeOver(other, this.runner.instance());
		this.settlement.tick();
		assertThat(this.store.find(others).orElseThrow().state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.store.beat(this.runner.instance())).doesNotContainKey(other);
	}

	/** A row that nobody runs, as a crash leaves it. */
	private TaskId lost(UUID instance, boolean began, TaskNote... notes) {
		TaskId id = new TaskId(UUID.randomUUID());
		TaskNote[] all = (notes.length > 0) ? notes : new TaskNote[] { TaskNote.host("h1") };
		Task row = new Task(id, request("lane").noting(all), new Origin(this.author, instance, null),
				this.clock.instant());
		if (began) {
			row.start(this.clock.instant());
		}
		this.store.insert(row);
		return id;
	}

	private Recovery recovery(TaskReconciler... reconcilers) {
		this.settlement = new Settlement(this.store, this.journal, new Lanes(Runnable::run, 1), List.of(reconcilers));
		return new Recovery(this.running, this.store, this.journal, this.settlement);
	}

	private static TaskReconciler told(TaskOutcome outcome) {
		return told((task) -> outcome);
	}

	private static TaskReconciler told(Function<LostTask, TaskOutcome> answer) {
		return new TaskReconciler() {

			@Override
			public Set<String> kinds() {
				return Set.of("vm.start");
			}

			@Override
			public TaskOutcome reconcile(LostTask task) {
				return answer.apply(task);
			}

		};
	}

}
