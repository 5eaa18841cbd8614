package dev.weir.task.engine;

import dev.weir.home.StoredName;
import dev.weir.problem.ErrorKind;

/** A kind of failure in the database. Thread-safe. */
class StoredErrorKind extends StoredName<ErrorKind> {

	StoredErrorKind() {
		super(ErrorKind.class, ErrorKind.INTERNAL);
	}

}
