package dev.weir.task.engine;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dev.weir.access.Target;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskId;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and writes the rows of tasks, each call in a transaction of its own: a row must
 * stand before the thread that runs it looks for it. Thread-safe.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class TaskStore {

	private static final Set<TaskState> OPEN = EnumSet.of(TaskState.QUEUED, TaskState.RUNNING);

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "id");

	private final TaskRows rows;

	TaskStore(TaskRows rows) {
		this.rows = rows;
	}

	void insert(Task task) {
		this.rows.save(task);
	}

	/** Changes the row, if it is still there. */
	void change(TaskId id, Consumer<Task> change) {
		this.rows.findById(id.value()).ifPresent(change);
	}

	Optional<TaskView> find(TaskId id) {
		return this.rows.findById(id.value()).map(Task::view);
	}

	Listing<TaskView> list(PageQuery page) {
		Specification<Task> filter = TaskFilter.of(page.q());
		// an offset position counts from the row after it
		ScrollPosition from = (page.offset() == 0) ? ScrollPosition.offset() : ScrollPosition.offset(page.offset() - 1);
		Window<Task> window = this.rows.findBy(filter,
				(query) -> query.sortBy(NEWEST_FIRST).limit(page.limit()).scroll(from));
		String next = window.hasNext() ? PageQuery.cursor(page.offset() + window.size()) : null;
		return new Listing<>(window.getContent(), next, this.rows.count(filter)).map(Task::view);
	}

	List<TaskView> of(Target.Kind kind, String id, int atMost) {
		return this.rows.findByTargetKindAndTargetIdOrderByCreatedAtDesc(kind, id, Limit.of(atMost))
			.stream()
			.map(Task::view)
			.toList();
	}

	List<TaskView> ofRequest(UUID requestId) {
		return this.rows.findByRequestIdOrderByCreatedAt(requestId).stream().map(Task::view).toList();
	}

	/** Tasks of that instance that are not over by their rows. */
	List<Task> open(UUID instance) {
		return this.rows.findByInstanceAndStateIn(instance, OPEN);
	}

	/** Tasks of whichever instance that nobody has tended since. */
	List<Task> silentSince(Instant since) {
		return this.rows.findByStateInAndHeartbeatAtBefore(OPEN, since);
	}

	void beat(UUID instance, Instant now) {
		this.rows.beat(instance, OPEN, now);
	}

	int deleteFinishedBefore(Instant before) {
		return this.rows.deleteFinishedBefore(before);
	}

}
