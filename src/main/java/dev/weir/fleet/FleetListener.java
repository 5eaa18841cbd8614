package dev.weir.fleet;

/**
 * Hears that the mirror changed. Called after the change is visible in {@link Fleet}, on
 * a thread of the mirror: return fast, hand work over.
 */
public interface FleetListener {

	/** The virtual machine appeared, changed or went. */
	default void vmChanged(HostId host, VmId vm) {
	}

	/** The host's state, figures, pools or networks changed. */
	default void hostChanged(HostId host) {
	}

}
