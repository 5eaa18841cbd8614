package dev.weir.crash;

import java.util.concurrent.Callable;

import dev.weir.testbed.ApiClient;

/**
 * Something asked of Weir before it is killed, and what libvirt must say afterwards.
 *
 * @param kind the kind of task
 * @param target id of the task's target, as REST shows it, or its label where Weir
 * chooses the id
 * @param ask asks for it; may end with any failure when Weir goes away
 * @param done whether libvirt has all of it
 * @param untouched whether libvirt has nothing of it
 */
record Deed(String kind, String target, Ask ask, Callable<Boolean> done, Callable<Boolean> untouched) {

	/** A request. */
	@FunctionalInterface
	interface Ask {

		void send(ApiClient api) throws Exception;

	}

}
