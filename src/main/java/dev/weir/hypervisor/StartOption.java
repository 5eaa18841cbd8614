package dev.weir.hypervisor;

/** How to start a domain. */
public enum StartOption {

	/** Leave it paused. */
	PAUSED,
	/** Boot afresh and throw a managed save image away. */
	FORCE_BOOT

}
