package dev.weir.hypervisor.xml.property;

import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;

/**
 * One thing about an element that a person may change: what it is called in forms and
 * requests, where it stands, what it may be. Declared once as a constant of the element's
 * type. Immutable.
 *
 * @param <E> type of the element, so that no property is asked of another
 * @param <T> type of the value
 */
public sealed interface Property<E, T> permits ValueProperty, PresenceProperty, SizeProperty {

	/** Its name in forms, requests and problems, for instance {@code cache}. */
	String name();

	/** When a difference between what runs and what is defined is one. */
	Pending pending();

	/** The value; empty where there is none or none that Weir understands. */
	Optional<T> read(XmlElement element);

	/**
	 * Writes the value and nothing else.
	 * @throws dev.weir.problem.InvalidInput naming this property for a value that libvirt
	 * would not take
	 */
	void write(XmlElement element, T value);

	/** Takes the value away and leaves the choice to libvirt. */
	void clear(XmlElement element);

	/** Whether what runs may differ from what the next start will use. */
	enum Pending {

		/** Any difference waits for the next start. */
		ALWAYS,
		/** libvirt fills in at the start what the definition leaves open. */
		WHERE_DEFINED,
		/** It changes while the guest runs, and is no setting then. */
		NEVER

	}

}
