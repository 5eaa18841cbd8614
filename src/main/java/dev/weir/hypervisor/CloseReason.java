package dev.weir.hypervisor;

/**
 * Why a connection ended
 * (<a href="https://libvirt.org/html/libvirt-libvirt-host.html#virConnectCloseReason">
 * virConnectCloseReason</a>).
 */
public enum CloseReason {

	/** An I/O error. */
	ERROR,
	/** The daemon closed it. */
	END_OF_FILE,
	/** Keepalive answers stopped coming. */
	KEEPALIVE,
	/** The client asked for it. */
	CLIENT

}
