package dev.weir.task;

/**
 * What a task has written down about one of its steps, so that a later start of Weir can
 * find out what became of it. Immutable.
 *
 * @param step what is about to be done, or was done: a plain word of the task's own
 * @param subject to what, by an identity (a host's id, {@code hostId/pool/volume})
 * @param detail more that is needed to know it again, or empty
 */
public record TaskNote(String step, String subject, String detail) {

	/** The step with which every task that a reconciler looks after names its host. */
	public static final String HOST = "host";

	/** Made by the task as far as it knows: what another task must not be robbed of. */
	public static final String MAKING = "making";

	/** A note without details. */
	public static TaskNote of(String step, Object subject) {
		return new TaskNote(step, subject.toString(), "");
	}

	/** Names the task's host. */
	public static TaskNote host(Object id) {
		return of(HOST, id);
	}

}
