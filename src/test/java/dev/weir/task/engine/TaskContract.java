package dev.weir.task.engine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.weir.access.Actor;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskId;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What tasks promise while their Weir lives, on whichever database: they run, fail, are
 * cancelled, tell how far they are and are listed.
 */
abstract class TaskContract extends TaskFixture {

	@Test
	void aTaskRunsUnderItsAuthorsNameAndIsWrittenDown() throws Exception {
		AtomicReference<Actor> actor = new AtomicReference<>();
		TaskView task = submit("lane", (progress) -> actor.set(this.access.actor()));
		TaskView over = this.tasks.await(task.id(), LONG);
		assertThat(over.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(over.progress()).isEqualTo(1.0);
		assertThat(actor.get()).isEqualTo(this.author);
		TaskView row = this.store.find(task.id()).orElseThrow();
		assertThat(row.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(row.target().label()).isEqualTo(HOSTILE);
		assertThat(row.startedAt()).isNotNull();
		assertThat(row.finishedAt()).isNotNull();
		assertThat(audited()).containsExactly("vm.start DONE");
	}

	@Test
	void aFailureKeepsItsKindAndTheHostsWords() throws Exception {
		TaskView task = submit("lane", (progress) -> {
			throw Problem.of(ErrorKind.NO_RESOURCES, "internal error: no space \0 left", (Throwable) null);
		});
		TaskView over = this.tasks.await(task.id(), LONG);
		assertThat(over.state()).isEqualTo(TaskState.FAILED);
		TaskView row = this.store.find(task.id()).orElseThrow();
		assertThat(row.errorKind()).isEqualTo(ErrorKind.NO_RESOURCES);
		assertThat(row.error()).isEqualTo("internal error: no space  left");
		assertThat(audited()).containsExactly("vm.start FAILED");
	}

	@Test
	void aFaultOfOursTellsNoSecretsOfTheProgram() throws Exception {
		TaskView task = submit("lane", (progress) -> {
			throw new IllegalStateException("password=hunter2");
		});
		TaskView over = this.tasks.await(task.id(), LONG);
		assertThat(over.errorKind()).isEqualTo(ErrorKind.INTERNAL);
		assertThat(over.error()).isNull();
	}

	@Test
	void aHungLaneDelaysOnlyItself() throws Exception {
		for (int i = 0; i < 5; i++) {
			submit("hung", this::hang);
		}
		TaskView other = submit("well", (progress) -> {
		});
		assertThat(this.tasks.await(other.id(), LONG).state()).isEqualTo(TaskState.SUCCEEDED);
		Listing<TaskView> queued = list("state:queued author:" + this.mine);
		assertThat(queued.total()).isGreaterThanOrEqualTo(2);
	}

	@Test
	void aQueuedTaskIsCancelledAtOnceAndNeverRuns() throws Exception {
		for (int i = 0; i < 3; i++) {
			submit("hung", this::hang);
		}
		AtomicReference<String> ran = new AtomicReference<>("no");
		TaskView queued = submit("hung", (progress) -> ran.set("yes"));
		assertThat(this.tasks.cancel(queued.id()).state()).isEqualTo(TaskState.CANCELLED);
		assertThat(this.store.find(queued.id()).orElseThrow().state()).isEqualTo(TaskState.CANCELLED);
		this.gate.countDown();
		TaskView last = submit("hung", (progress) -> {
		});
		this.tasks.await(last.id(), LONG);
		assertThat(ran).hasValue("no");
	}

	@Test
	void aRunningTaskIsCancelledThroughItsHandler() throws Exception {
		CountDownLatch listens = new CountDownLatch(1);
		CountDownLatch broken = new CountDownLatch(1);
		TaskView task = submit("lane", (progress) -> {
			progress.onCancel(broken::countDown);
			listens.countDown();
			broken.await();
			progress.checkCancelled();
		});
		listens.await();
		assertThat(this.tasks.find(task.id()).orElseThrow().cancellable()).isTrue();
		this.tasks.cancel(task.id());
		assertThat(this.tasks.await(task.id(), LONG).state()).isEqualTo(TaskState.CANCELLED);
		assertThat(audited()).containsExactly("vm.start CANCELLED");
	}

	@Test
	void nobodySeesAnEndThatTheTrailDoesNotHaveYet() throws Exception {
		LiveTask task = new LiveTask(new TaskId(UUID.randomUUID()),
				new Submission(request("lane"), this::hang, this.author, Locale.ENGLISH), this.clock, this.journal);
		this.store.insert(new Task(task.id(), task.request(), new Origin(this.author, UUID.randomUUID(), null),
				task.createdAt()));
		AtomicReference<Boolean> toldTooEarly = new AtomicReference<>();
		LastWords lastWords = new LastWords(this.store,
				(actor, entry) -> toldTooEarly.set(task.written().isDone() || task.view().state().isOver()));
		TaskEnd end = TaskEnd.of(TaskState.CANCELLED);
		assertThat(task.end(end)).isTrue();
		new Journal(this.store, lastWords, this.clock).ended(task, end);
		assertThat(toldTooEarly).hasValue(false);
		assertThat(task.written()).isDone();
		assertThat(task.view().state()).isEqualTo(TaskState.CANCELLED);
	}

	@Test
	void whatDoesNotListenOrIsOverCannotBeCancelled() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		TaskView deaf = submit("lane", (progress) -> {
			started.countDown();
			hang(progress);
		});
		started.await();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.tasks.cancel(deaf.id()))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("task.not-cancellable"));
		this.gate.countDown();
		this.tasks.await(deaf.id(), LONG);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.tasks.cancel(deaf.id()))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("task.over"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.tasks.cancel(new TaskId(UUID.randomUUID())))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND));
	}

	@Test
	void progressIsSeenAtOnceAndWrittenByTheNextFlush() throws Exception {
		CountDownLatch reported = new CountDownLatch(1);
		TaskView task = submit("lane", (progress) -> {
			for (int i = 0; i <= 100; i++) {
				progress.report(i / 200.0, "step " + i);
			}
			reported.countDown();
			hang(progress);
		});
		reported.await();
		assertThat(this.tasks.find(task.id()).orElseThrow().progress()).isEqualTo(0.5);
		this.journal.flush();
		// Weir's own upkeep may be writing it right now
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.store.find(task.id()).orElseThrow().message()).isEqualTo("step 100"));
	}

	@Test
	void listsAreFilteredByTheDatabaseAndPaged() throws Exception {
		for (int i = 0; i < 5; i++) {
			this.tasks.await(submit("lane", (progress) -> {
			}).id(), LONG);
		}
		String own = "author:" + this.mine;
		Listing<TaskView> first = this.tasks.list(new PageQuery(own, 2, 0));
		assertThat(first.total()).isEqualTo(5);
		Listing<TaskView> second = this.tasks.list(PageQuery.of(own, 2, first.next()));
		Listing<TaskView> third = this.tasks.list(PageQuery.of(own, 2, second.next()));
		assertThat(third.items()).hasSize(1);
		assertThat(third.next()).isNull();
		assertThat(List.of(first, second, third).stream().flatMap((page) -> page.items().stream()).map(TaskView::id))
			.doesNotHaveDuplicates()
			.hasSize(5);
		assertThat(list(own + " \"<script>alert('x')\"").total()).isEqualTo(5);
		assertThat(list(own + " 数据库").total()).isEqualTo(5);
		assertThat(list(own + " 100%").total()).isZero();
		assertThat(list(own + " -state:succeeded").total()).isZero();
		assertThat(list(own + " kind:vm.*").total()).isEqualTo(5);
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> list("state:sleeping"));
	}

	@Test
	void endedTasksAreKeptForATimeOnly() throws Exception {
		TaskView task = submit("lane", (progress) -> {
		});
		this.tasks.await(task.id(), LONG);
		this.store.deleteFinishedBefore(this.clock.instant().minus(Duration.ofDays(90)));
		assertThat(this.store.find(task.id())).isPresent();
	}

	private Listing<TaskView> list(String q) {
		return this.tasks.list(new PageQuery(q, 50, 0));
	}

}
