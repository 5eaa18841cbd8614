package dev.weir.vm;

import java.util.List;

/**
 * One thing that would become of a virtual machine.
 *
 * @param messageKey key of the sentence
 * @param arguments of the sentence (hostile texts)
 */
public record BulkEffect(String messageKey, List<Object> arguments) {

	public BulkEffect {
		arguments = List.copyOf(arguments);
	}

	public static BulkEffect of(String messageKey, Object... arguments) {
		return new BulkEffect(messageKey, List.of(arguments));
	}

}
