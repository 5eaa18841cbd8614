package dev.weir.hypervisor.xml.property;

import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Something that is on where an element is, and off where it is not.
 *
 * @param <E> type of the element that it belongs to
 */
public record PresenceProperty<E>(String name, XmlPath path, Pending pending) implements Property<E, Boolean> {

	@Override
	public Optional<Boolean> read(XmlElement element) {
		return Optional.of(element.find(this.path).isPresent());
	}

	@Override
	public void write(XmlElement element, Boolean value) {
		if (!value) {
			clear(element);
		}
		else if (element.find(this.path).isEmpty()) {
			element.add(this.path);
		}
	}

	@Override
	public void clear(XmlElement element) {
		element.set(this.path, null);
	}

}
