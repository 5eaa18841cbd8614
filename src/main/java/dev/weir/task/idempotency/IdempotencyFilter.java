package dev.weir.task.idempotency;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.weir.access.Access;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import dev.weir.task.engine.RequestTasks;
import dev.weir.task.idempotency.RequestLedger.Claim;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a repeated {@code POST /api/v1/...} with the tasks of the first. Repeats that
 * come while the first is under way wait for it. A request that made no task (it was
 * refused, or is of a kind that makes none) leaves nothing behind, so that secrets are
 * never kept for a repeat. Thread-safe.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

	private static final long LONGEST_WAIT_SECONDS = 30;

	private final ConcurrentMap<RequestKey, CompletableFuture<@Nullable Void>> underWay = new ConcurrentHashMap<>();

	private final Access access;

	private final RequestLedger ledger;

	private final RequestTasks tasks;

	private final Replay replay;

	IdempotencyFilter(Access access, RequestLedger ledger, RequestTasks tasks, Replay replay) {
		this.access = access;
		this.ledger = ledger;
		this.tasks = tasks;
		this.replay = replay;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getHeader(RequestKey.HEADER) == null || !HttpMethod.POST.matches(request.getMethod())
				|| !request.getRequestURI().startsWith(request.getContextPath() + "/api/v1/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			RequestKey key = new RequestKey(this.access.actor().account(), request.getHeader(RequestKey.HEADER));
			RepeatableRequest repeatable = RepeatableRequest.of(request);
			CompletableFuture<@Nullable Void> turn = takeTurn(key);
			try {
				decide(key, repeatable, response, chain);
			}
			finally {
				this.underWay.remove(key, turn);
				turn.complete(null);
			}
		}
		catch (Problem problem) {
			this.replay.refuse(request, response, problem);
		}
	}

	private void decide(RequestKey key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Claim claim = this.ledger.claim(key, request.digest());
		switch (claim.kind()) {
			case FIRST -> first(claim.id(), request, response, chain);
			case REPEATED -> repeated(claim.id(), request, response, chain);
			case DIFFERENT -> throw InvalidInput.of(RequestKey.HEADER, "task.idempotency.different");
		}
	}

	private void first(UUID id, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		request.setAttribute(RequestTasks.ATTRIBUTE, id);
		try {
			chain.doFilter(request, response);
		}
		finally {
			if (this.tasks.of(id).isEmpty()) {
				this.ledger.release(id);
			}
		}
	}

	private void repeated(UUID id, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		List<TaskView> made = this.tasks.of(id);
		if (!made.isEmpty()) {
			this.replay.answer(made, request, response);
		}
		else if (this.ledger.retake(id)) {
			first(id, request, response, chain);
		}
		else {
			throw underWayElsewhere();
		}
	}

	/** Requests with the same key go one after the other. */
	private CompletableFuture<@Nullable Void> takeTurn(RequestKey key) {
		CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
		CompletableFuture<@Nullable Void> other = this.underWay.putIfAbsent(key, mine);
		while (other != null) {
			await(other);
			other = this.underWay.putIfAbsent(key, mine);
		}
		return mine;
	}

	private static void await(CompletableFuture<@Nullable Void> other) {
		try {
			other.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			throw underWayElsewhere();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw underWayElsewhere();
		}
	}

	private static Problem underWayElsewhere() {
		return Problem.of(ErrorKind.CONFLICT, "task.idempotency.under-way");
	}

}
