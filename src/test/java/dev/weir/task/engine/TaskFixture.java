package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.access.Target;
import dev.weir.task.TaskBody;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.testbed.Patience;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tasks of an author of its own on the shared database, and a gate that some of them wait
 * at until the test is over. One test at a time.
 */
abstract class TaskFixture {

	static final String HOSTILE = "<script>alert('x')</script> '; rm -rf / -- \"数据库\" 🚀 \u202eevil "
			+ "a-name-that-is-much-longer-than-any-sixty-characters-would-ever-be";

	static final Duration LONG = Patience.of(Duration.ofSeconds(20));

	@Autowired
	Tasks tasks;

	@Autowired
	TaskStore store;

	@Autowired
	Journal journal;

	@Autowired
	ActorScope scope;

	@Autowired
	Access access;

	@Autowired
	Clock clock;

	@Autowired
	JdbcClient jdbc;

	/** Each test has a lane and an author of its own: the database is shared. */
	final String mine = "author" + UUID.randomUUID().toString().substring(0, 8);

	final Actor author = new Actor(this.mine, "ci", null, null, "192.0.2.1");

	final CountDownLatch gate = new CountDownLatch(1);

	@AfterEach
	void openTheGate() {
		this.gate.countDown();
	}

	TaskView submit(String lane, TaskBody body) throws Exception {
		return this.scope.call(this.author, () -> this.tasks.submit(request(lane), body));
	}

	TaskRequest request(String lane) {
		Target target = Target.of(Target.Kind.VM, this.mine, HOSTILE);
		return new TaskRequest("vm.start", target, lane + this.mine, "virsh start web1");
	}

	void hang(Object ignored) throws InterruptedException {
		this.gate.await();
	}

	List<String> audited() {
		return this.jdbc.sql("select action || ' ' || outcome from audit_event where author = ? order by id")
			.param(this.mine)
			.query(String.class)
			.list();
	}

}
