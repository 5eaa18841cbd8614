package dev.weir.vm.list;

import java.util.Set;

/**
 * Which cells a row has: a flag for each column, since a row of a long list must be cheap
 * to render.
 */
record VmCells(boolean state, boolean host, boolean addresses, boolean vcpus, boolean cpu, boolean memory, boolean tags,
		boolean folder, boolean disks, boolean networks, boolean os, boolean uuid) {

	static VmCells of(Set<VmColumn> columns) {
		return new VmCells(columns.contains(VmColumn.STATE), columns.contains(VmColumn.HOST),
				columns.contains(VmColumn.ADDRESSES), columns.contains(VmColumn.VCPUS), columns.contains(VmColumn.CPU),
				columns.contains(VmColumn.MEMORY), columns.contains(VmColumn.TAGS), columns.contains(VmColumn.FOLDER),
				columns.contains(VmColumn.DISKS), columns.contains(VmColumn.NETWORKS), columns.contains(VmColumn.OS),
				columns.contains(VmColumn.UUID));
	}

}
