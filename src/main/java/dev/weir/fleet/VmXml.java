package dev.weir.fleet;

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

}
