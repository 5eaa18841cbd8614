package dev.weir.task.engine;

import java.util.List;
import java.util.UUID;

import dev.weir.task.TaskView;
import org.springframework.stereotype.Component;

/**
 * The tasks that one request made. A request that is to be recognised carries its id as
 * {@link #ATTRIBUTE}. Thread-safe.
 */
@Component
public class RequestTasks {

	/** Request attribute that holds the id (a {@link UUID}) of the request. */
	public static final String ATTRIBUTE = "weir.task.request-id";

	private final TaskStore store;

	RequestTasks(TaskStore store) {
		this.store = store;
	}

	/** In the order in which they were submitted. */
	public List<TaskView> of(UUID requestId) {
		return this.store.ofRequest(requestId);
	}

}
