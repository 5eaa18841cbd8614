package dev.weir.doctor.check;

import java.util.List;

import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine on the chart. Not thread-safe: lives for one examination.
 *
 * @param definition what runs, or what would run; null where it cannot be read
 */
record Guest(VmMirror vm, @Nullable DomainXml definition) {

	static Guest of(VmMirror vm) {
		String live = vm.xml().live();
		String xml = (live != null) ? live : vm.xml().inactive();
		try {
			return new Guest(vm, (xml != null) ? DomainXml.parse(xml) : null);
		}
		catch (Problem ex) {
			return new Guest(vm, null);
		}
	}

	String name() {
		return this.vm.name();
	}

	boolean isActive() {
		return this.vm.state().isActive();
	}

	/** The elements at the path; none where the definition cannot be read. */
	List<XmlElement> all(String path) {
		return (this.definition != null) ? this.definition.all(XmlPath.of(path)) : List.of();
	}

	/** Whether something stands at the path. */
	boolean has(String path) {
		return this.definition != null && this.definition.get(XmlPath.of(path)) != null;
	}

	/** The text at the path, empty where there is none. */
	String text(String path) {
		return (this.definition != null) ? this.definition.get(XmlPath.of(path), "") : "";
	}

	/** The text of an element at the path below it, empty where there is none. */
	static String text(XmlElement element, String path) {
		return element.get(XmlPath.of(path), "");
	}

	/** Its disks that are no drives for media. */
	List<XmlElement> disks() {
		return all("devices/disk").stream()
			.filter((disk) -> !List.of("cdrom", "floppy").contains(text(disk, "@device")))
			.toList();
	}

}
