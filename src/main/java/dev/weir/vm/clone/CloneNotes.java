package dev.weir.vm.clone;

import java.util.ArrayList;
import java.util.List;

import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.vm.clone.PlannedCopy.Deed;

/**
 * What the reader of a plan should think about. Stateless.
 */
final class CloneNotes {

	private CloneNotes() {
	}

	/** Tails of message keys. */
	static List<String> of(DomainXml domain, List<PlannedCopy> disks, boolean linked) {
		List<String> notes = new ArrayList<>();
		note(notes, linked, "linked");
		note(notes, has(domain, "os/nvram") || "efi".equals(domain.get(XmlPath.of("os/@firmware"))), "nvram");
		note(notes, has(domain, "devices/tpm"), "tpm");
		note(notes, has(domain, "devices/hostdev"), "hostdev");
		note(notes, disks.stream().anyMatch((disk) -> disk.deed() == Deed.SHARE), "shared");
		note(notes, disks.stream().noneMatch((disk) -> disk.deed() == Deed.SEED), "guest");
		return notes;
	}

	private static void note(List<String> notes, boolean applies, String note) {
		if (applies) {
			notes.add(note);
		}
	}

	private static boolean has(DomainXml domain, String path) {
		return domain.find(XmlPath.of(path)).isPresent();
	}

}
