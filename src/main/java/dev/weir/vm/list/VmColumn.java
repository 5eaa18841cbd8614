package dev.weir.vm.list;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Columns of the list beside the name, which is always there.
 */
enum VmColumn {

	STATE("state", true), HOST("host", true), ADDRESSES("addresses", true), VCPUS("vcpus", true), CPU("cpu", true),
	MEMORY("memory", true), TAGS(null, true), FOLDER(null, false), DISKS(null, false), NETWORKS(null, false),
	OS(null, false), UUID(null, false);

	private final @Nullable String sort;

	private final boolean usual;

	VmColumn(@Nullable String sort, boolean usual) {
		this.sort = sort;
		this.usual = usual;
	}

	/** Its name in the cookie, in forms and in message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What to sort by when its heading is pressed, or null. */
	public @Nullable String sort() {
		return this.sort;
	}

	/** Whether it holds numbers, which are aligned at their end. */
	public boolean isNumber() {
		return this == VCPUS || this == CPU || this == MEMORY || this == DISKS;
	}

	/** What a cookie asks for; the usual ones without a cookie. */
	static Set<VmColumn> chosen(@Nullable String cookie) {
		Set<VmColumn> columns = EnumSet.noneOf(VmColumn.class);
		for (VmColumn column : values()) {
			if ((cookie != null) ? ("." + cookie + ".").contains("." + column.id() + ".") : column.usual) {
				columns.add(column);
			}
		}
		return columns;
	}

	/** The cookie for these columns. */
	static String cookie(Set<VmColumn> columns) {
		return columns.isEmpty() ? "none" : columns.stream().map(VmColumn::id).collect(Collectors.joining("."));
	}

	/** Those of these names; unknown names are left out. */
	static Set<VmColumn> named(Collection<String> ids) {
		return Arrays.stream(values())
			.filter((column) -> ids.contains(column.id()))
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(VmColumn.class)));
	}

}
