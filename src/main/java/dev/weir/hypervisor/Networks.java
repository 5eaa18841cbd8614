package dev.weir.hypervisor;

import java.util.List;

/**
 * Virtual networks of a host.
 */
public interface Networks {

	/** Every network, active or not. */
	List<NetworkInfo> list();

	/** What runs, or its definition where it does not. */
	String xml(String network);

	/**
	 * What its next start will use.
	 */
	String inactiveXml(String network);

	/**
	 * Defines a network (not started), or what the next start of one will use that has
	 * the same name and UUID.
	 */
	NetworkInfo define(String xml);

	/**
	 * Changes a network that runs, and only what runs.
	 * @throws dev.weir.problem.Problem as libvirt refuses it
	 */
	void update(String network, NetworkUpdate update);

	void undefine(String network);

	void start(String network);

	void stop(String network);

	void setAutostart(String network, boolean autostart);

	/** Addresses that its DHCP server has given; empty where it has none. */
	List<DhcpLease> leases(String network);

}
