package dev.weir.task.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Target;
import dev.weir.task.TaskState;
import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All tasks.
 */
interface TaskRows extends Repository<Task, UUID>, JpaSpecificationExecutor<Task> {

	Task save(Task task);

	Optional<Task> findById(UUID id);

	/** To be changed: two Weirs may want to. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select t from Task t where t.id = :id")
	Optional<Task> lockById(UUID id);

	List<Task> findByTargetKindAndTargetIdOrderByCreatedAtDesc(Target.Kind kind, String id, Limit limit);

	List<Task> findByRequestIdOrderByCreatedAt(UUID requestId);

	@Query("select t.id from Task t where t.instance = :instance and (t.state in :states or t.unsettled = true)")
	List<UUID> unfinished(UUID instance, Collection<TaskState> states);

	@Query("select distinct t.instance from Task t where t.state in :states or t.unsettled = true")
	List<UUID> busyInstances(Collection<TaskState> states);

	@Query("""
			select distinct n.subject from Task t join t.notes n
			where n.subject in :subjects and n.step = :step and t.id <> :not
			and (t.createdAt >= :since or t.state in :states)""")
	List<String> notedByOthers(UUID not, String step, Collection<String> subjects, Instant since,
			Collection<TaskState> states);

	@Modifying
	@Query("delete from Task t where t.finishedAt < :before")
	int deleteFinishedBefore(Instant before);

}
