package dev.weir.hypervisor;

/**
 * Hears what a connection has to say. Called on the one native event loop thread: an
 * implementation enqueues and returns at once, else it stops the events of every host.
 */
public interface HypervisorListener {

	/** Something changed: a reason to read the object again, not data. */
	void onEvent(HypervisorEvent event);

	/** The connection is dead, told once; never for a close of our own. */
	void onClosed(CloseReason reason);

}
