package dev.weir.host.hardware;

import java.util.List;

import dev.weir.host.HugePages;
import dev.weir.hypervisor.NodeMemory.FreePages;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.hypervisor.xml.CapabilitiesXml.NumaCell;
import dev.weir.hypervisor.xml.CapabilitiesXml.Pages;

/**
 * Finds the huge pages among a host's pages. Stateless.
 */
final class HugePagesKept {

	private HugePagesKept() {
	}

	/** Of every size that the processor has, also where none are kept. */
	static List<HugePages> in(CapabilitiesXml capabilities) {
		return capabilities.cells().stream().flatMap((cell) -> {
			long ordinary = cell.pages().stream().mapToLong(Pages::sizeKib).min().orElse(0);
			return cell.pages()
				.stream()
				.filter((pages) -> pages.sizeKib() > ordinary && pages.sizeKib() <= Integer.MAX_VALUE)
				.map((pages) -> of(cell, pages));
		}).toList();
	}

	/** The same with how many of them are free. */
	static HugePages with(HugePages pages, List<FreePages> told) {
		return told.stream()
			.filter((free) -> free.cell() == pages.cell() && free.sizeKib() == pages.sizeKib())
			.map((free) -> new HugePages(pages.cell(), pages.sizeKib(), pages.total(), free.free()))
			.findFirst()
			.orElse(pages);
	}

	private static HugePages of(NumaCell cell, Pages pages) {
		return new HugePages(cell.id(), (int) pages.sizeKib(), pages.count(), -1);
	}

}
