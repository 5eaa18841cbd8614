package dev.weir.hypervisor.xml.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.weir.hypervisor.xml.PendingChange;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.Property.Pending;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Tells which differences between what runs and what the next start will use a person
 * should know of: those of declared properties, and of devices that come or go. What
 * libvirt fills in while a domain runs (aliases, addresses, labels, ports, backing
 * chains, paths of terminals) is no difference. Thread-safe.
 */
public final class PendingChanges {

	private final List<PendingChange> found = new ArrayList<>();

	private PendingChanges() {
	}

	/**
	 * Compares two definitions of the same running domain: the sections in libvirt's
	 * order, then the devices.
	 * @param live what runs
	 * @param inactive what the next start will use
	 * @throws Problem of kind INVALID_DEFINITION
	 */
	public static List<PendingChange> between(String live, String inactive) {
		return isSameButForId(live, inactive) ? List.of() : between(DomainXml.parse(live), DomainXml.parse(inactive));
	}

	static List<PendingChange> between(DomainXml live, DomainXml inactive) {
		PendingChanges changes = new PendingChanges();
		List<Part<?>> now = live.sections();
		List<Part<?>> next = inactive.sections();
		for (int i = 0; i < now.size(); i++) {
			changes.compare(Wording.item(now.get(i)), null, now.get(i), next.get(i));
		}
		changes.devices(live.devicesByKey(), inactive.devicesByKey());
		return List.copyOf(changes.found);
	}

	/** Most guests of a large fleet have nothing else to tell: no need to parse them. */
	private static boolean isSameButForId(String live, String inactive) {
		int end = live.indexOf('>');
		return end > 0 && inactive.equals(live.substring(0, end).replaceFirst(" id='\\d+'", "") + live.substring(end));
	}

	private void devices(Map<DeviceKey, Device<?>> live, Map<DeviceKey, Device<?>> inactive) {
		Set<DeviceKey> keys = new LinkedHashSet<>(live.keySet());
		keys.addAll(inactive.keySet());
		for (DeviceKey key : keys) {
			Device<?> now = live.get(key);
			Device<?> next = inactive.get(key);
			if (now != null && next != null) {
				compare(key.kind(), key.id(), now, next);
			}
			else if (!isMadeAtStart(key, now)) {
				this.found
					.add(new PendingChange(key.kind(), key.id(), null, Wording.device(now), Wording.device(next)));
			}
		}
	}

	/** Controllers that the devices need are added when they are needed. */
	private static boolean isMadeAtStart(DeviceKey key, @Nullable Device<?> now) {
		return now != null && key.kind().equals(DeviceKind.CONTROLLER.element());
	}

	private void compare(String item, @Nullable String name, Part<?> now, Part<?> next) {
		for (Property<?, ?> property : now.properties()) {
			if (!isLeftOpen(property, next)) {
				compare(new PendingChange(item, name, property.name(), Wording.value(property, now),
						Wording.value(property, next)));
			}
		}
		Map<String, String> lists = Wording.beside(next);
		Wording.beside(now)
			.forEach((what, value) -> compare(
					new PendingChange(item, name, what, words(value), words(lists.getOrDefault(what, "")))));
	}

	private void compare(PendingChange change) {
		if (!Objects.equals(change.now(), change.next()) && !isSameMachine(change)) {
			this.found.add(change);
		}
	}

	/** Whether the definition leaves the choice to libvirt. */
	private static boolean isLeftOpen(Property<?, ?> property, Part<?> next) {
		if (next instanceof Disk disk && property.equals(Disk.FORMAT) && disk.source().isEmpty()) {
			// of a medium that is not there
			return true;
		}
		if (property.equals(Cpu.CHECK) || property.equals(Cpu.FALLBACK) || property.equals(Cpu.MATCH)) {
			// the start makes of them what it found: full, forbid, exact
			return true;
		}
		if (property.pending() != Pending.WHERE_DEFINED) {
			return property.pending() == Pending.NEVER;
		}
		String defined = Wording.value(property, next);
		return defined == null || defined.equals("-1")
				|| (next instanceof Cpu cpu && cpu.get(Cpu.MODE).filter("host-model"::equals).isPresent());
	}

	/** An alias such as {@code q35} stands for the newest machine of that family. */
	private static boolean isSameMachine(PendingChange change) {
		String now = change.now();
		return Boot.MACHINE.name().equals(change.property()) && now != null
				&& (("q35".equals(change.next()) && now.startsWith("pc-q35-"))
						|| ("pc".equals(change.next()) && now.startsWith("pc-i440fx-"))
						|| ("virt".equals(change.next()) && now.startsWith("virt-")));
	}

	private static @Nullable String words(String text) {
		return text.isEmpty() ? null : text;
	}

}
