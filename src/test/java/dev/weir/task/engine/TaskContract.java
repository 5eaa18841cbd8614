package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.LostTask;
import dev.weir.task.TaskBody;
import dev.weir.task.TaskId;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.testbed.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What tasks promise, on whichever database.
 */
abstract class TaskContract {

	private static final String HOSTILE = "<script>alert('x')</script> '; rm -rf / -- \"数据库\" 🚀 \u202eevil "
			+ "a-name-that-is-much-longer-than-any-sixty-characters-would-ever-be";

	private static final Duration LONG = Patience.of(Duration.ofSeconds(20));

	@Autowired
	Tasks tasks;

	@Autowired
	TaskStore store;

	@Autowired
	Journal journal;

	@Autowired
	RunningTasks running;

	@Autowired
	TaskRunner runner;

	@Autowired
	ActorScope scope;

	@Autowired
	Access access;

	@Autowired
	Clock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Settlement settlement;

	/** Each test has a lane and an author of its own: the database is shared. */
	private final String mine = "author" + UUID.randomUUID().toString().substring(0, 8);

	private final Actor author = new Actor(this.mine, "ci", null, null, "192.0.2.1");

	private final CountDownLatch gate = new CountDownLatch(1);

	@AfterEach
	void openTheGate() {
		this.gate.countDown();
	}

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
		assertThat(this.store.find(task.id()).orElseThrow().message()).isEqualTo("step 100");
	}

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

	private TaskView submit(String lane, TaskBody body) throws Exception {
		return this.scope.call(this.author, () -> this.tasks.submit(request(lane), body));
	}

	private TaskRequest request(String lane) {
		Target target = Target.of(Target.Kind.VM, this.mine, HOSTILE);
		return new TaskRequest("vm.start", target, lane + this.mine, "virsh start web1");
	}

	private void hang(Object ignored) throws InterruptedException {
		this.gate.await();
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

	private Listing<TaskView> list(String q) {
		return this.tasks.list(new PageQuery(q, 50, 0));
	}

	private List<String> audited() {
		return this.jdbc.sql("select action || ' ' || outcome from audit_event where author = ? order by id")
			.param(this.mine)
			.query(String.class)
			.list();
	}

}
