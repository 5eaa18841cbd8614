package dev.weir.access;

/**
 * What an action is about.
 *
 * @param id identity within the kind; pools, volumes and networks are
 * {@code hostId/name[/volume]}
 * @param label what people call it, at the time (hostile text)
 */
public record Target(Kind kind, String id, String label) {

	/** Kinds of things that are acted on. */
	public enum Kind {

		SYSTEM, HOST, VM, POOL, VOLUME, NETWORK, ACCOUNT, TOKEN, TASK, GROUP,
		/** Only read: a newer Weir wrote something else. */
		UNKNOWN

	}

	/** Everything, for actions that concern no single object. */
	public static final Target SYSTEM = new Target(Kind.SYSTEM, "", "");

	public static Target of(Kind kind, Object id, String label) {
		return new Target(kind, id.toString(), label);
	}

}
