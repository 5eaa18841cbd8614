package dev.weir.audit;

import dev.weir.access.Target;
import dev.weir.home.StoredName;

/** What a row of the trail is about, in the database. Thread-safe. */
class StoredTargetKind extends StoredName<Target.Kind> {

	StoredTargetKind() {
		super(Target.Kind.class, Target.Kind.UNKNOWN);
	}

}
