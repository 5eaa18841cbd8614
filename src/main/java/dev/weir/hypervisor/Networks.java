package dev.weir.hypervisor;

import java.util.List;

/**
 * Virtual networks of a host.
 */
public interface Networks {

	/** Every network, active or not. */
	List<NetworkInfo> list();

	/** Its definition. */
	String xml(String network);

	/** Defines a network (not started). */
	NetworkInfo define(String xml);

	void undefine(String network);

	void start(String network);

	void stop(String network);

	void setAutostart(String network, boolean autostart);

	/** Addresses that its DHCP server has given; empty where it has none. */
	List<DhcpLease> leases(String network);

}
