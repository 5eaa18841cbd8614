package dev.weir.hypervisor.xml.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.problem.Problem;

/**
 * What libvirt makes of each edit: a domain is defined, read back as libvirt writes it,
 * changed in one property, defined and read back again. Used by one thread.
 */
final class LibvirtEdits {

	private final Domains domains;

	private final UUID uuid;

	private final String defined;

	private int taken;

	private int refused;

	private final List<String> wrong = new ArrayList<>();

	LibvirtEdits(Domains domains, String xml) {
		this.domains = domains;
		this.uuid = domains.define(xml).uuid();
		this.defined = domains.xml(this.uuid, XmlForm.INACTIVE_SECURE);
	}

	/** How many edits libvirt took. */
	int taken() {
		return this.taken;
	}

	/** How many edits libvirt did not take, since they do not fit the rest. */
	int refused() {
		return this.refused;
	}

	/** Edits after which libvirt tells something else than what was changed. */
	List<String> wrong() {
		return this.wrong;
	}

	/**
	 * Tries every n-th property.
	 * @param step n
	 */
	LibvirtEdits tryEvery(int step) {
		int parts = EditCase.parts(DomainXml.parse(this.defined)).size();
		int number = 0;
		for (int i = 0; i < parts; i++) {
			int properties = EditCase.parts(DomainXml.parse(this.defined)).get(i).properties().size();
			for (int j = 0; j < properties; j++) {
				if (number++ % step == 0) {
					edit(i, j);
				}
			}
		}
		this.domains.undefine(this.uuid, Set.of());
		return this;
	}

	private void edit(int index, int which) {
		DomainXml domain = DomainXml.parse(this.defined);
		Part<?> part = EditCase.parts(domain).get(index);
		edit(domain, part, part.properties().get(which));
	}

	private <T> void edit(DomainXml domain, Part<?> part, Property<?, T> property) {
		Optional<T> value = OtherValues.than(property.read(part), property);
		if (value.isEmpty() || property == General.NAME) {
			return;
		}
		property.write(part, value.get());
		String name = part.getClass().getSimpleName() + "." + property.name();
		try {
			this.domains.define(domain.document());
		}
		catch (Problem ex) {
			this.refused++;
			return;
		}
		this.taken++;
		judge(name, domain.document());
		this.domains.define(this.defined);
		if (!this.domains.xml(this.uuid, XmlForm.INACTIVE_SECURE).equals(this.defined)) {
			this.wrong.add(name + ": the way back");
		}
	}

	/**
	 * libvirt may add what follows from an edit, and derive its neighbours in the same
	 * element anew; all else that stood there must stand there still.
	 */
	private void judge(String name, String edited) {
		Map<String, String> before = Meaning.of(this.defined);
		Set<String> changed = Meaning.difference(before, Meaning.of(edited));
		Set<String> lost = Meaning.difference(before, Meaning.of(this.domains.xml(this.uuid, XmlForm.INACTIVE_SECURE)));
		lost.removeAll(changed);
		// libvirt repeats the first serial line as the first console
		lost.removeIf((place) -> name.startsWith("Serial.") && place.startsWith("/devices[1]/console[1]/"));
		lost.removeIf((place) -> before.getOrDefault(place, "").isEmpty()
				|| changed.stream().anyMatch((own) -> element(place).equals(element(own))));
		if (!lost.isEmpty()) {
			this.wrong.add(name + ": " + lost);
		}
	}

	private static String element(String place) {
		return place.substring(0, place.lastIndexOf('/'));
	}

}
