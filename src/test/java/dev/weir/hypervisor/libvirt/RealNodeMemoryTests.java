package dev.weir.hypervisor.libvirt;

import java.util.List;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.KsmSettings;
import dev.weir.hypervisor.NodeMemory;
import dev.weir.hypervisor.NodeMemory.FreePages;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.problem.Problem;
import dev.weir.testbed.LibvirtRig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The memory of a real host: what libvirtd tells and takes.
 */
@Tag("libvirt")
class RealNodeMemoryTests {

	private static LibvirtRig rig;

	private static HypervisorConnection connection;

	@BeforeAll
	static void start() {
		rig = LibvirtRig.start();
		connection = TestHypervisors.hypervisor().open(rig.spec(), new RecordingListener());
	}

	@AfterAll
	static void stop() {
		if (connection != null) {
			connection.close();
		}
		if (rig != null) {
			rig.close();
		}
	}

	@Test
	void tellsWhatMemoryIsUsedFor() {
		NodeMemory.MemoryUse use = connection.node().memory().use();
		assertThat(use.totalKib()).isGreaterThan(100_000);
		assertThat(use.freeKib()).isBetween(1L, use.totalKib());
		assertThat(use.cachedKib()).isBetween(0L, use.totalKib());
	}

	@Test
	void tunesKsmAndNothingElse() {
		NodeMemory memory = connection.node().memory();
		Ksm before = memory.ksm();
		int other = (int) before.sleepMillis() + 7;
		try {
			memory.tune(new KsmSettings(null, other, null));
			Ksm after = memory.ksm();
			assertThat(after.sleepMillis()).isEqualTo(other);
			assertThat(after.pagesToScan()).isEqualTo(before.pagesToScan());
			assertThat(after.mergeAcrossNodes()).isEqualTo(before.mergeAcrossNodes());
		}
		finally {
			memory.tune(new KsmSettings(null, (int) before.sleepMillis(), null));
		}
	}

	@Test
	void countsFreePagesOfEverySize() {
		List<CapabilitiesXml.Pages> pages = CapabilitiesXml.read(connection.node().capabilitiesNow())
			.cells()
			.get(0)
			.pages();
		List<Integer> sizes = pages.stream().map((each) -> (int) each.sizeKib()).toList();
		List<FreePages> free = connection.node().memory().freePages(sizes, 0, 1);
		assertThat(free).extracting(FreePages::sizeKib).containsExactlyElementsOf(sizes);
		assertThat(free).allSatisfy((each) -> assertThat(each.free()).isNotNegative());
	}

	/** Keeps what is kept: this machine is shared. */
	@Test
	void keepsHugePages() {
		List<CapabilitiesXml.Pages> pages = CapabilitiesXml.read(connection.node().capabilitiesNow())
			.cells()
			.get(0)
			.pages();
		for (CapabilitiesXml.Pages huge : pages.subList(1, pages.size())) {
			connection.node().memory().keepPages(0, (int) huge.sizeKib(), huge.count());
		}
		assertThat(CapabilitiesXml.read(connection.node().capabilitiesNow())
			.cells()
			.get(0)
			.pages()
			.subList(1, pages.size())).isEqualTo(pages.subList(1, pages.size()));
	}

	@Test
	void saysSoWhereThereIsNoSuchCell() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> connection.node().memory().freePages(List.of(4), 99, 1));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> connection.node().memory().keepPages(0, 3, 1));
	}

}
