package dev.weir.task.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Target;
import dev.weir.task.TaskState;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All tasks.
 */
interface TaskRows extends Repository<Task, UUID>, JpaSpecificationExecutor<Task> {

	Task save(Task task);

	Optional<Task> findById(UUID id);

	List<Task> findByTargetKindAndTargetIdOrderByCreatedAtDesc(Target.Kind kind, String id, Limit limit);

	List<Task> findByRequestIdOrderByCreatedAt(UUID requestId);

	List<Task> findByInstanceAndStateIn(UUID instance, Collection<TaskState> states);

	List<Task> findByStateInAndHeartbeatAtBefore(Collection<TaskState> states, Instant before);

	@Modifying
	@Query("update Task t set t.heartbeatAt = :now where t.instance = :instance and t.state in :states")
	int beat(UUID instance, Collection<TaskState> states, Instant now);

	@Modifying
	@Query("delete from Task t where t.finishedAt < :before")
	int deleteFinishedBefore(Instant before);

}
