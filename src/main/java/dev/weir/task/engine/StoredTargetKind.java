package dev.weir.task.engine;

import dev.weir.access.Target;
import dev.weir.home.StoredName;

/** What a task is about, in the database. Thread-safe. */
class StoredTargetKind extends StoredName<Target.Kind> {

	StoredTargetKind() {
		super(Target.Kind.class, Target.Kind.UNKNOWN);
	}

}
