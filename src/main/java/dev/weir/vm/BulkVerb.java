package dev.weir.vm;

import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import org.jspecify.annotations.Nullable;

/**
 * Does something to one of many virtual machines. Implemented as a bean by the slice
 * whose verb it is. Thread-safe.
 */
public interface BulkVerb {

	/** What it can do, as buttons are ordered. */
	List<BulkAction> actions();

	/** How many virtual machines it takes at a time. */
	default int most() {
		return 500;
	}

	/**
	 * Looks at what is the same for all.
	 * @throws InvalidInput when it makes no sense
	 */
	default void check(BulkWish wish) {
	}

	/**
	 * What would become of this one; changes nothing.
	 * @throws Problem when it would be refused
	 */
	List<BulkEffect> plan(VmId id, BulkWish wish);

	/**
	 * Does it.
	 * @return the task that does it, or null when it is done already
	 * @throws Problem when it is refused
	 */
	@Nullable TaskView perform(VmId id, BulkWish wish);

}
