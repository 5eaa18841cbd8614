package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskBody;
import dev.weir.task.TaskId;
import dev.weir.task.TaskReconciler;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
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

	private static final Duration LONG = Duration.ofSeconds(20);

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
			assertThat(task.message()).isEqualTo("task.interrupted.running");
		});
		assertThat(this.store.find(neverBegan).orElseThrow().message()).isEqualTo("task.interrupted.queued");
		assertThat(audited()).containsExactly("vm.start FAILED", "vm.start FAILED");
	}

	@Test
	void aReconcilerIsAskedFirst() {
		TaskId known = lost(this.runner.instance(), true);
		recovery(reconciler(Optional.of(TaskState.SUCCEEDED))).afterStart(this.runner.instance());
		assertThat(this.store.find(known).orElseThrow().state()).isEqualTo(TaskState.SUCCEEDED);
		TaskId unknown = lost(this.runner.instance(), true);
		recovery(reconciler(Optional.empty())).afterStart(this.runner.instance());
		assertThat(this.store.find(unknown).orElseThrow().state()).isEqualTo(TaskState.INTERRUPTED);
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
		TaskId others = lost(UUID.randomUUID(), true);
		Instant now = this.clock.instant();
		recovery().ofTheSilent(now);
		assertThat(this.store.find(others).orElseThrow().state()).isEqualTo(TaskState.RUNNING);
		recovery().ofTheSilent(now.plus(Recovery.SILENCE).plusSeconds(1));
		assertThat(this.store.find(others).orElseThrow().state()).isEqualTo(TaskState.INTERRUPTED);
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
	private TaskId lost(UUID instance, boolean began) {
		TaskId id = new TaskId(UUID.randomUUID());
		Task row = new Task(id, request("lane"), new Origin(this.author, instance, null), this.clock.instant());
		if (began) {
			row.start(this.clock.instant());
		}
		this.store.insert(row);
		return id;
	}

	private Recovery recovery(TaskReconciler... reconcilers) {
		return new Recovery(this.running, this.store, this.journal, List.of(reconcilers));
	}

	private TaskReconciler reconciler(Optional<TaskState> answer) {
		return new TaskReconciler() {

			@Override
			public String kind() {
				return "vm.start";
			}

			@Override
			public Optional<TaskState> reconcile(TaskView task) {
				return answer;
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
