package dev.weir.vm;

import java.util.Collection;
import java.util.Map;

import dev.weir.fleet.VmId;

/**
 * The labels of all virtual machines, in memory but for their notes. Thread-safe.
 */
public interface VmLabels {

	/** What is said about it; {@link VmLabel#NONE} when nothing is. */
	VmLabel of(VmId vm);

	/** All that is said, also about machines that are nowhere at present. */
	Map<VmId, VmLabel> all();

	/**
	 * A number that grows with every change: the key for caches of views.
	 */
	long version();

	/** Notes (Markdown, hostile) of those that have any; asks the database. */
	Map<VmId, String> notes(Collection<VmId> vms);

}
