package dev.weir.access;

import dev.weir.problem.Problem;

/**
 * May the one who acts do this? Asked by every verb class and every query, first thing.
 * Denies by default. Thread-safe.
 */
public interface Access {

	/**
	 * Who acts in this thread.
	 * @throws Problem of kind UNAUTHENTICATED when nobody does
	 */
	Actor actor();

	/** Whether the actor may. */
	boolean may(Permission permission, Target target);

	/**
	 * Lets the actor pass, or records the refusal in the audit trail and throws.
	 * @throws Problem of kind FORBIDDEN, or UNAUTHENTICATED
	 */
	void require(Permission permission, Target target);

	/**
	 * Whether the session or token behind the actor is still valid and still has the
	 * permission: asked again and again by long-lived connections (consoles).
	 */
	boolean stillMay(Actor actor, Permission permission, Target target);

}
