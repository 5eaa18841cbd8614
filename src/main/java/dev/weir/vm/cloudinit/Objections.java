package dev.weir.vm.cloudinit;

/**
 * Takes what is wrong with a draft. The first thing wrong with a field counts.
 */
@FunctionalInterface
public interface Objections {

	/**
	 * @param field name as in the REST body
	 * @param problem tail of the message key
	 */
	void add(String field, String problem, Object... arguments);

	/** Objects unless it is right. */
	default boolean require(boolean right, String field, String problem, Object... arguments) {
		if (!right) {
			add(field, problem, arguments);
		}
		return right;
	}

}
