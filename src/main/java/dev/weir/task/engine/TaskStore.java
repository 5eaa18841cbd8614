package dev.weir.task.engine;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.weir.access.Target;
import dev.weir.home.CommittedWrites;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.LostTask;
import dev.weir.task.TaskId;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
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

	private final Beats beats;

	private final CommittedWrites writes;

	TaskStore(TaskRows rows, Beats beats, CommittedWrites writes) {
		this.rows = rows;
		this.beats = beats;
		this.writes = writes;
	}

	void insert(Task task) {
		this.rows.save(task);
		this.writes.flush();
	}

	/** Changes the row, if it is still there. */
	void change(TaskId id, Consumer<Task> change) {
		this.rows.lockById(id.value()).ifPresent(change);
	}

	/** From queued to running; false when it is over already. */
	boolean start(TaskId id, Instant now) {
		Optional<Task> row = this.rows.lockById(id.value()).filter((task) -> !task.state().isOver());
		row.ifPresent((task) -> task.start(now));
		this.writes.flush();
		return row.isPresent();
	}

	/** Ends a task; false when it was over already. */
	boolean end(TaskId id, TaskEnd end, Instant now) {
		Optional<Task> row = this.rows.lockById(id.value()).filter((task) -> !task.state().isOver());
		row.ifPresent((task) -> task.end(end, now));
		this.writes.flush();
		return row.isPresent();
	}

	/** Says what became of a task that was cut off; empty when that was said before. */
	Optional<Task> settle(TaskId id, TaskOutcome outcome, Instant now) {
		Optional<Task> row = this.rows.lockById(id.value()).filter(Task::isUnsettled);
		row.ifPresent((task) -> task.settle(outcome, now));
		this.writes.flush();
		return row;
	}

	/** Adds a note to a running task; false when it does not run any more. */
	boolean note(TaskId id, TaskNote note) {
		this.writes.flush();
		return this.rows.lockById(id.value()).filter((row) -> row.note(note)).isPresent();
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

	/** Tasks of that instance that are not over, or not settled, by their rows. */
	List<TaskId> unfinished(UUID instance) {
		return this.rows.unfinished(instance, OPEN).stream().map(TaskId::new).toList();
	}

	/**
	 * Brings a task that nobody runs any more to an end, in the name of that instance.
	 * @param from who tended it; when another has it by now nothing happens
	 * @return the task as it then is, or empty when there is nothing to do about it
	 */
	Optional<Task> close(TaskId id, UUID from, UUID by, Instant now) {
		Optional<Task> lost = this.rows.lockById(id.value()).filter((row) -> row.isTendedBy(from));
		lost.ifPresent((row) -> {
			row.tendedBy(by);
			if (!row.state().isOver()) {
				row.end(TaskEnd.interrupted(row.state()), now);
			}
		});
		return lost;
	}

	/** What is known of a task that was cut off; empty once it is settled. */
	Optional<LostTask> lost(TaskId id, boolean calm) {
		return this.rows.findById(id.value()).filter(Task::isUnsettled).map((row) -> {
			List<String> made = row.notes()
				.stream()
				.filter((note) -> note.step().equals(TaskNote.MAKING))
				.map(TaskNote::subject)
				.toList();
			List<String> taken = made.isEmpty() ? List.of()
					: this.rows.notedByOthers(id.value(), TaskNote.MAKING, made, row.createdAt(), OPEN);
			return row.lost(Set.copyOf(taken), calm);
		});
	}

	/** Shows a sign of life, and tells those of all who have something to do. */
	Map<UUID, Long> beat(UUID instance) {
		if (this.beats.next(instance) == 0) {
			this.beats.save(new Beat(instance));
		}
		Map<UUID, Long> known = this.beats.findAll().stream().collect(Collectors.toMap(Beat::id, Beat::count));
		return this.rows.busyInstances(OPEN)
			.stream()
			.filter((id) -> !id.equals(instance))
			.collect(Collectors.toMap(Function.identity(), (id) -> known.getOrDefault(id, -1L)));
	}

	int deleteFinishedBefore(Instant before) {
		return this.rows.deleteFinishedBefore(before);
	}

}
