package dev.weir.fleet;

import java.util.List;

import dev.weir.hypervisor.xml.PendingChange;
import dev.weir.hypervisor.xml.domain.PendingChanges;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of a virtual machine as last read, kept small in memory. Without
 * secrets.
 */
public interface VmXml {

	/** What runs now; null while it is off. */
	@Nullable String live();

	/** What the next start will use; null for one that is only running (transient). */
	@Nullable String inactive();

	/**
	 * Differences between both, compared when it is asked for: that takes a hundred times
	 * as long as reading them, and nobody looks at most machines. None for definitions
	 * that cannot be compared.
	 */
	default List<PendingChange> pending() {
		String live = live();
		String inactive = inactive();
		try {
			return (live != null && inactive != null) ? PendingChanges.between(live, inactive) : List.of();
		}
		catch (RuntimeException ex) {
			// hostile, and read already: its page tells what can be told of it
			return List.of();
		}
	}

}
