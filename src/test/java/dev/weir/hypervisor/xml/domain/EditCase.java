package dev.weir.hypervisor.xml.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.PresenceProperty;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.SizeProperty;
import dev.weir.hypervisor.xml.property.ValueProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One property of one element of one document, changed and changed back.
 *
 * @param xml the document
 * @param part which of its elements, in the order of {@link #parts(DomainXml)}
 * @param property which of the element's properties
 */
record EditCase(String xml, int part, int property) {

	/** Every element of a document that has properties. */
	static List<Part<?>> parts(DomainXml domain) {
		List<Part<?>> parts = new ArrayList<>(domain.sections());
		Stream<Function<DomainXml, List<? extends Part<?>>>> lists = Stream.of((it) -> it.vcpus().each(),
				(it) -> it.cpu().features(), (it) -> it.cpu().cells(), (it) -> it.numaTuning().nodes(),
				(it) -> it.cpuTuning().vcpuPins(), (it) -> it.cpuTuning().ioThreadPins(),
				(it) -> it.blockTuning().devices(), (it) -> it.clock().timers(), DomainXml::devices);
		lists.forEach((list) -> parts.addAll(list.apply(domain)));
		return parts;
	}

	static List<EditCase> all(String xml) {
		List<EditCase> cases = new ArrayList<>();
		List<Part<?>> parts = parts(DomainXml.parse(xml));
		for (int i = 0; i < parts.size(); i++) {
			for (int j = 0; j < parts.get(i).properties().size(); j++) {
				cases.add(new EditCase(xml, i, j));
			}
		}
		return cases;
	}

	/**
	 * Sets another value, reads the result anew, and undoes it.
	 * @param meaning what the document says
	 */
	void check(Map<String, String> meaning) {
		DomainXml domain = DomainXml.parse(this.xml);
		Part<?> part = parts(domain).get(this.part);
		Property<?, ?> chosen = part.properties().get(this.property);
		try {
			check(domain, part, chosen, meaning);
		}
		catch (AssertionError ex) {
			throw new AssertionError(part.getClass().getSimpleName() + "." + chosen.name() + ": " + ex.getMessage()
					+ "\nin " + this.xml + "\nnow " + domain.document(), ex);
		}
	}

	private <T> void check(DomainXml domain, Part<?> part, Property<?, T> property, Map<String, String> meaning) {
		Optional<T> before = property.read(part);
		T value = OtherValues.than(before, property).orElse(null);
		if (value == null) {
			return;
		}
		property.write(part, value);
		String after = domain.document();
		assertThat(property.read(part)).as("live").contains(value);
		assertThat(readAnew(after, property)).as("read anew").contains(value);
		if (before.isEmpty() || property instanceof PresenceProperty<?>) {
			assertOneSplice(after);
		}
		else if (!(property instanceof SizeProperty<?>)) {
			assertValueReplaced(after);
		}
		assertThat(Meaning.difference(meaning, Meaning.of(after))).as("what it says elsewhere")
			.allMatch((place) -> isOwn(place, property));
		undo(property, part, before);
		if (!value.equals(false) || !(property instanceof PresenceProperty<?>)) {
			assertThat(domain.document()).as("undone").isEqualTo(this.xml);
		}
	}

	private static <T> void undo(Property<?, T> property, Part<?> part, Optional<T> before) {
		if (before.isPresent()) {
			property.write(part, before.get());
		}
		else {
			property.clear(part);
		}
	}

	private <T> Optional<T> readAnew(String after, Property<?, T> property) {
		List<Part<?>> parts = parts(DomainXml.parse(after));
		return property.read(parts.get(Math.min(this.part, parts.size() - 1)));
	}

	/** Something came or went in one place; an empty tag may have been opened for it. */
	private void assertOneSplice(String after) {
		String was = changed(this.xml, after);
		String is = changed(after, this.xml);
		assertThat(List.of(was.strip(), is.strip())).as("put in or taken out").containsAnyOf("", "/");
	}

	/** Only characters of a value changed: no tag, no other attribute. */
	private void assertValueReplaced(String after) {
		assertThat(changed(this.xml, after).replaceAll("<!\\[CDATA\\[|]]>|<!-- here -->", "")).as("characters replaced")
			.doesNotContain("<", ">")
			.doesNotContainPattern("=\\s*[\"']");
	}

	/** What one document has and the other has not, between what they share. */
	private static String changed(String one, String other) {
		int start = commonStart(one, other);
		int shorter = Math.min(one.length(), other.length());
		int end = 0;
		while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
			end++;
		}
		return one.substring(start, one.length() - end);
	}

	private static int commonStart(String one, String other) {
		int i = 0;
		while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
			i++;
		}
		return i;
	}

	/** Whether a place is the property's own or an element on the way to it. */
	private static boolean isOwn(String place, Property<?, ?> property) {
		String plain = place.replaceAll("\\[\\d+]", "");
		StringBuilder way = new StringBuilder("/");
		for (String step : path(property).split("/")) {
			way.append(step).append(step.startsWith("@") ? "" : "/");
			if (plain.endsWith(way.toString()) || plain.endsWith(way + "@unit")) {
				return true;
			}
		}
		boolean within = property instanceof PresenceProperty<?> && plain.contains("/" + path(property) + "/");
		return within || plain.contains("/@xmlns:libosinfo")
				|| (property instanceof SizeProperty<?> && plain.endsWith("/@unit"));
	}

	private static String path(Property<?, ?> property) {
		if (property instanceof PresenceProperty<?> presence) {
			return presence.path().toString();
		}
		if (property instanceof SizeProperty<?> size) {
			return size.amount().toString();
		}
		return ((ValueProperty<?, ?>) property).path().toString();
	}

}
