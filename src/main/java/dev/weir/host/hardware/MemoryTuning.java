package dev.weir.host.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.weir.hypervisor.KsmSettings;
import dev.weir.task.VirshCommand;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a host's memory; what is null stays as it is. Immutable.
 *
 * @param ksm how KSM is to work
 * @param hugePages how many huge pages are to be kept
 */
record MemoryTuning(@Nullable KsmSettings ksm, @Nullable List<PageCount> hugePages) {

	KsmSettings ksmOrNone() {
		return (this.ksm != null) ? this.ksm : KsmSettings.NONE;
	}

	List<PageCount> pagesOrNone() {
		return (this.hugePages != null) ? this.hugePages : List.of();
	}

	boolean isEmpty() {
		return ksmOrNone().isEmpty() && pagesOrNone().isEmpty();
	}

	/** The same by hand. */
	String virsh() {
		List<VirshCommand> commands = new ArrayList<>();
		if (!ksmOrNone().isEmpty()) {
			commands.add(ksm(ksmOrNone()));
		}
		pagesOrNone().forEach((pages) -> commands.add(VirshCommand.of("allocpages", "--pagesize", pages.sizeKib() + "",
				"--pagecount", pages.count() + "", "--cellno", pages.cell() + "")));
		return commands.stream().map(VirshCommand::toString).collect(Collectors.joining(" && "));
	}

	private static VirshCommand ksm(KsmSettings settings) {
		VirshCommand command = VirshCommand.of("node-memory-tune");
		if (settings.pagesToScan() != null) {
			command = command.with("--shm-pages-to-scan", settings.pagesToScan() + "");
		}
		if (settings.sleepMillis() != null) {
			command = command.with("--shm-sleep-millisecs", settings.sleepMillis() + "");
		}
		if (settings.mergeAcrossNodes() != null) {
			command = command.with("--shm-merge-across-nodes", settings.mergeAcrossNodes() ? "1" : "0");
		}
		return command;
	}

	/**
	 * How many huge pages of one size a NUMA cell is to keep.
	 */
	record PageCount(@Nullable Integer cell, @Nullable Integer sizeKib, @Nullable Long count) {
	}

}
