package dev.weir.task.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.weir.task.TaskListener;
import dev.weir.task.TaskView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who hear of each change of a task; one that fails keeps no other from hearing.
 * Thread-safe.
 */
final class Listeners {

	private static final Logger log = LoggerFactory.getLogger(Listeners.class);

	private final List<TaskListener> all = new CopyOnWriteArrayList<>();

	void add(TaskListener listener) {
		this.all.add(listener);
	}

	void tell(TaskView view) {
		for (TaskListener listener : this.all) {
			try {
				listener.taskChanged(view);
			}
			catch (RuntimeException ex) {
				log.warn("A listener failed on task {}", view.id(), ex);
			}
		}
	}

}
