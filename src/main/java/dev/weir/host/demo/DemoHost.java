package dev.weir.host.demo;

import java.util.List;

/**
 * A pretended host. Immutable.
 *
 * @param isos names of the images in its pool {@code iso}
 */
record DemoHost(String name, int cpus, int memoryGib, List<DemoVm> vms, List<String> isos) {

	/** Name of its node file. */
	String file() {
		return this.name + ".xml";
	}

}
