package dev.weir.hypervisor;

import java.util.List;

/**
 * Packet filters of a host
 * (<a href="https://libvirt.org/formatnwfilter.html">format</a>).
 */
public interface NwFilters {

	/** Names of all filters. */
	List<String> list();

	/** Its definition. */
	String xml(String filter);

	/** Defines a filter, or another definition of one that has the same name and UUID. */
	void define(String xml);

	/** Takes it away; libvirt refuses while something uses it. */
	void undefine(String filter);

}
