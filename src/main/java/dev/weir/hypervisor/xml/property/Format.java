package dev.weir.hypervisor.xml.property;

import java.util.List;
import java.util.Optional;

/**
 * Between the text in a document and its value. Immutable.
 *
 * @param <T> type of the value
 */
public sealed interface Format<T> permits TextFormat, WordFormat, NumberFormat, SwitchFormat {

	/** The value; empty for a text that it does not understand. */
	Optional<T> read(String text);

	/** The text that stands for a value. */
	String write(T value);

	/** Whether such a value may be written. */
	boolean allows(T value);

	/** Key of the sentence that tells a person what may be written. */
	String problemKey();

	/** Arguments of that sentence. */
	Object[] problemArguments();

	/** The values to choose from; empty where there are too many to list. */
	default List<String> choices() {
		return List.of();
	}

}
