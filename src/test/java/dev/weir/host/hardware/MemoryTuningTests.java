package dev.weir.host.hardware;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.host.HostPart;
import dev.weir.host.HugePages;
import dev.weir.host.Machine;
import dev.weir.host.MemoryFigures;
import dev.weir.host.hardware.MemoryTuning.PageCount;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.KsmSettings;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MemoryTuning}, its form and its check.
 */
class MemoryTuningTests {

	private static final String TWO_CELLS = """
			<capabilities><host><topology><cells>
			<cell id='0'><memory unit='KiB'>4194304</memory><pages unit='KiB' size='4'>1048576</pages>
			<pages unit='KiB' size='2048'>16</pages><cpus><cpu id='0' socket_id='0' core_id='0' siblings='0-1'/>
			<cpu id='1' socket_id='0' core_id='0' siblings='0-1'/></cpus></cell>
			<cell id='1'><memory unit='KiB'>4194304</memory><pages unit='KiB' size='4'>1048576</pages>
			<distances><sibling id='0' value='21'/></distances></cell>
			</cells></topology></host></capabilities>""";

	private static final HostMirror HOST = new HostMirror(HostId.random(), "kvm1", HostState.UP, null, Instant.EPOCH,
			null, null, -1, -1, Map.of(), List.of(), List.of(), TWO_CELLS);

	private static final Machine MACHINE = new Machine(
			HostPart.of(new MemoryFigures(null, new Ksm(100, 20, true, 10, 300, 0, 0, 7)), Instant.EPOCH),
			HostPart.of(List.of(new HugePages(0, 2048, 16, 16)), Instant.EPOCH), HostPart.unasked(),
			HostPart.unasked());

	@Test
	void isSaidInWordsOfVirsh() {
		assertThat(new MemoryTuning(new KsmSettings(200, 50, false), List.of(new PageCount(0, 2048, 512L))).virsh())
			.isEqualTo("virsh node-memory-tune --shm-pages-to-scan 200 --shm-sleep-millisecs 50"
					+ " --shm-merge-across-nodes 0 && virsh allocpages --pagesize 2048 --pagecount 512 --cellno 0");
	}

	@Test
	void whatFitsPasses() {
		assertThatCode(() -> TuningCheck.check(new MemoryTuning(new KsmSettings(1, 0, null),
				List.of(new PageCount(0, 2048, 0L), new PageCount(0, 2048, 2048L))), HOST))
			.doesNotThrowAnyException();
	}

	@Test
	void namesEveryWrongField() {
		MemoryTuning wrong = new MemoryTuning(new KsmSettings(0, -1, null),
				List.of(new PageCount(0, 2048, 2049L), new PageCount(1, 2048, 1L), new PageCount(null, null, null)));
		assertThat(fields(wrong)).containsExactly("ksm.pagesToScan", "ksm.sleepMillis", "hugePages[0].count",
				"hugePages[1].sizeKib", "hugePages[2].sizeKib");
		assertThat(fields(new MemoryTuning(null, null))).containsExactly("ksm");
	}

	@Test
	void aFormAsksForWhatDiffersOnly() {
		MemoryForm form = MemoryForm.of(MACHINE);
		assertThat(form.tuning(MACHINE).isEmpty()).isTrue();
		MemoryForm changed = new MemoryForm("100", "50", "true", "0/2048", "32");
		assertThat(changed.tuning(MACHINE))
			.isEqualTo(new MemoryTuning(new KsmSettings(null, 50, null), List.of(new PageCount(0, 2048, 32L))));
	}

	@Test
	void whatCannotBeReadIsRefusedAtItsField() {
		MemoryForm form = new MemoryForm("many", "", "maybe", "x/y/z", "'; rm -rf /");
		assertThat(fields(form.tuning(MACHINE))).containsExactly("ksm.pagesToScan", "hugePages[0].sizeKib");
	}

	@Test
	void coresAreFoundByTheirSiblings() {
		Topology topology = Topology.of(TWO_CELLS);
		assertThat(topology).isNotNull();
		assertThat(topology.cores()).containsExactly(new CpuCore(0, 0, 0, List.of(0, 1)));
		assertThat(topology.distances()).isEqualTo(Map.of(1, Map.of(0, 21)));
		assertThat(Topology.of("<garbage")).isNull();
	}

	private static List<String> fields(MemoryTuning tuning) {
		return catchThrowableOfType(InvalidInput.class, () -> TuningCheck.check(tuning, HOST)).fields()
			.stream()
			.map(FieldProblem::field)
			.toList();
	}

}
