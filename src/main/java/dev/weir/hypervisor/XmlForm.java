package dev.weir.hypervisor;

/**
 * The forms of a domain's definition.
 */
public enum XmlForm {

	/** What runs now, without secrets. */
	LIVE,
	/** What runs now, with secrets: for changing it while it runs. */
	LIVE_SECURE,
	/** What the next start will use, without secrets: for looking at. */
	INACTIVE,
	/**
	 * What the next start will use, with secrets: the only form that may be edited and
	 * defined again.
	 */
	INACTIVE_SECURE,
	/** Fit to be carried to another host, with secrets. */
	MIGRATABLE

}
