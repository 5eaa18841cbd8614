package dev.weir.task.engine;

import dev.weir.home.StoredName;
import dev.weir.task.TaskState;

/**
 * A state in the database; of an unknown one nobody here can say how it ends.
 * Thread-safe.
 */
class StoredState extends StoredName<TaskState> {

	StoredState() {
		super(TaskState.class, TaskState.INTERRUPTED);
	}

}
