package dev.weir.task.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.access.Target;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskResponse;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a repeated request gets, on whichever database.
 */
abstract class IdempotencyContract {

	@Autowired
	IdempotencyFilter filter;

	@Autowired
	Tasks tasks;

	@Autowired
	ActorScope scope;

	@Autowired
	JdbcClient jdbc;

	private final String author = "author" + UUID.randomUUID().toString().substring(0, 8);

	private final FilterChain submits = (request, response) -> {
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes((HttpServletRequest) request));
		try {
			assertThat(request.getInputStream().readAllBytes()).isNotEmpty();
			TaskView task = this.tasks.submit(request(), (progress) -> {
			});
			((HttpServletResponse) response).setStatus(202);
			((HttpServletResponse) response).setHeader(HttpHeaders.LOCATION,
					TaskResponse.location(task.id()).toString());
		}
		finally {
			RequestContextHolder.resetRequestAttributes();
		}
	};

	@Test
	void theSameRequestTwiceMakesOneTask() throws Exception {
		MockHttpServletResponse first = post("key-1", "{\"uuids\": []}", this.submits);
		MockHttpServletResponse second = post("key-1", "{\"uuids\": []}", this.submits);
		assertThat(second.getStatus()).isEqualTo(202);
		assertThat(second.getHeader(HttpHeaders.LOCATION)).isEqualTo(first.getHeader(HttpHeaders.LOCATION));
		assertThat(second.getHeader(Replay.MARK)).isEqualTo("true");
		assertThat(second.getContentAsString()).contains("\"state\"").contains("vm.start");
		assertThat(made()).isEqualTo(1);
	}

	@Test
	void twentyAtOnceMakeOneTask() throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(20);
		try {
			Callable<MockHttpServletResponse> post = () -> post("key-20", "{}", this.submits);
			List<Future<MockHttpServletResponse>> all = pool
				.invokeAll(IntStream.range(0, 20).mapToObj((i) -> post).toList());
			assertThat(all).extracting((response) -> response.get().getHeader(HttpHeaders.LOCATION))
				.doesNotContainNull()
				.containsOnly(all.get(0).get().getHeader(HttpHeaders.LOCATION));
			assertThat(made()).isEqualTo(1);
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void anotherRequestUnderTheKeyIsRefused() throws Exception {
		post("key-2", "{\"a\": 1}", this.submits);
		assertThat(post("key-2", "{\"a\": 2}", this.submits).getStatus()).isEqualTo(422);
		assertThat(made()).isEqualTo(1);
	}

	@Test
	void keysBelongToTheirAuthor() throws Exception {
		post("key-3", "{}", this.submits);
		MockHttpServletResponse other = this.scope.call(new Actor("other", null, null, null, "-"),
				() -> filtered("key-3", "{}", this.submits));
		assertThat(other.getHeader(Replay.MARK)).isNull();
	}

	@Test
	void aRequestThatMadeNoTaskLeavesTheKeyFree() throws Exception {
		FilterChain refuses = (request, response) -> ((HttpServletResponse) response).setStatus(422);
		assertThat(post("key-4", "{}", refuses).getStatus()).isEqualTo(422);
		assertThat(post("key-4", "{}", this.submits).getHeader(Replay.MARK)).isNull();
		assertThat(made()).isEqualTo(1);
	}

	@Test
	void aKeyWhoseWeirDiedBeforeItMadeATaskIsFreeAfterAMinute() throws Exception {
		post("key-6", "{}", this.submits);
		// its end would be written over what follows
		Awaitility.await().until(() -> count(" and finished_at is not null") == 1);
		this.jdbc.sql("update task set request_id = null where author = ?").param(this.author).update();
		assertThat(post("key-6", "{}", this.submits).getStatus()).isEqualTo(409);
		this.jdbc.sql("update idempotent_request set created_at = created_at - interval '2' minute where author = ?")
			.param(this.author)
			.update();
		assertThat(post("key-6", "{}", this.submits).getStatus()).isEqualTo(202);
		assertThat(made()).isEqualTo(2);
	}

	@Test
	void aKeyThatIsNoneIsRefused() throws Exception {
		for (String key : List.of("", "with space", "数据库", "x".repeat(256))) {
			assertThat(post(key, "{}", this.submits).getStatus()).isEqualTo(422);
		}
		assertThat(post("key-5", "x".repeat(RepeatableRequest.LONGEST_BODY + 1), this.submits).getStatus())
			.isEqualTo(422);
		assertThat(made()).isZero();
	}

	private MockHttpServletResponse post(String key, String body, FilterChain chain) throws Exception {
		return this.scope.call(new Actor(this.author, null, null, null, "-"), () -> filtered(key, body, chain));
	}

	private MockHttpServletResponse filtered(String key, String body, FilterChain chain) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/vms/actions");
		request.addHeader(RequestKey.HEADER, key);
		request.setContent(body.getBytes(StandardCharsets.UTF_8));
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, chain);
		return response;
	}

	private static TaskRequest request() {
		return new TaskRequest("vm.start", Target.of(Target.Kind.VM, "id", "<script>"), "lane", "virsh start x");
	}

	private long made() {
		return count("");
	}

	private long count(String which) {
		return this.jdbc.sql("select count(*) from task where author = ?" + which)
			.param(this.author)
			.query(Long.class)
			.single();
	}

}
