package dev.weir.hypervisor.xml.property;

import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.InvalidInput;

/**
 * The value of an attribute or the text of an element.
 *
 * @param <E> type of the element
 * @param <T> type of the value
 */
public record ValueProperty<E, T>(String name, XmlPath path, Format<T> format,
		Pending pending) implements Property<E, T> {

	@Override
	public Optional<T> read(XmlElement element) {
		String text = element.get(this.path);
		return (text != null) ? this.format.read(text) : Optional.empty();
	}

	@Override
	public void write(XmlElement element, T value) {
		if (!this.format.allows(value)) {
			throw InvalidInput.of(this.name, this.format.problemKey(), this.format.problemArguments());
		}
		if (!read(element).equals(Optional.of(value))) {
			element.set(this.path, this.format.write(value));
		}
	}

	@Override
	public void clear(XmlElement element) {
		element.set(this.path, null);
	}

}
