package dev.weir.hypervisor.xml.property;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;

/**
 * An element with properties of its own, or a view of those that libvirt spreads over the
 * root. Edits write what they name; all else stays. Not thread-safe.
 *
 * @param <P> the type itself
 */
public abstract class Part<P extends Part<P>> extends XmlElement {

	protected Part(XmlElement element) {
		super(element);
	}

	/** The value; empty where there is none or none that Weir understands. */
	public final <T> Optional<T> get(Property<? super P, T> property) {
		return property.read(this);
	}

	/**
	 * Writes a value.
	 * @throws dev.weir.problem.InvalidInput naming the property
	 */
	public final <T> P set(Property<? super P, T> property, T value) {
		property.write(this, value);
		return self();
	}

	/** Takes a value away and leaves the choice to libvirt. */
	public final P clear(Property<? super P, ?> property) {
		property.clear(this);
		return self();
	}

	/** All that a person may change, in the order of a form. */
	public abstract List<Property<? super P, ?>> properties();

	@SuppressWarnings("unchecked")
	private P self() {
		return (P) this;
	}

}
