package dev.weir.hypervisor;

/** Who tells the addresses of a guest; the ordinal is libvirt's number. */
public enum AddressSource {

	/** DHCP leases of the host's networks. */
	LEASE,
	/** The guest agent; may block. */
	AGENT,
	/** The host's ARP table. */
	ARP

}
