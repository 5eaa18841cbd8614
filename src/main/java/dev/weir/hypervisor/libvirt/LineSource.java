package dev.weir.hypervisor.libvirt;

/**
 * Where a call gets the native connection that it uses. Thread-safe.
 */
interface LineSource {

	/**
	 * A line for one call; waits for one.
	 * @throws dev.weir.problem.Problem of kind HOST_UNREACHABLE once there will be none
	 */
	Line take();

	/** As {@link #take()}, but the line that carries the events. */
	Line takeFirst();

	/** Ends the use that taking began. */
	void giveBack(Line line);

	/** A line that stays with whoever reserves it, until its end. */
	LineSource reserve();

	/** Whoever waits for a line, or will, is told that there is none. */
	void refuse();

	/** No call can come any more: gives up what was opened here or reserved. */
	void end();

}
