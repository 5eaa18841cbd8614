package dev.weir.vm.delete;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.fake.FakeVolumes;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.problem.Problem;
import dev.weir.vm.bed.VmFixtures;
import dev.weir.vm.delete.PlannedDisk.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What happens between the plan of a deletion and its being carried out, and who else
 * needs a volume without having it as a disk.
 */
class LastLookTests {

	private static final String DISK = "/default/a";

	private final DeletionBed bed = new DeletionBed();

	private final VmMirror vm = this.bed.vm("a");

	@Test
	void nothingHappenedAndItGoes() {
		this.bed.deleteAll(this.vm, () -> {
		});
		assertThat(this.bed.disks.deleted()).containsExactly(DISK);
		assertThat(this.bed.has(this.vm)).isFalse();
	}

	@Test
	void anotherVmTookIt() {
		assertThat(keptAfter(() -> this.bed.vms.vm(VmFixtures.vm("other").disk("vda", DISK))))
			.isEqualTo("vm.delete.taken");
	}

	@Test
	void aVmTookItThatTheMirrorHasNotHeardOf() {
		assertThat(keptAfter(() -> this.bed.vms.unheard(VmFixtures.vm("unheard").disk("vda", DISK))))
			.isEqualTo("vm.delete.taken");
	}

	@Test
	void anOverlayCameUponIt() {
		assertThat(keptAfter(() -> this.bed.disks.overlay("fast", "overlay", DISK))).isEqualTo("vm.delete.taken");
	}

	@Test
	void aVmOfAnotherHostTookThePath() {
		HostId second = this.bed.vms.fleet.host("kvm2");
		assertThat(keptAfter(() -> this.bed.vms.fleet.put(VmFixtures.vm("twin").disk("vda", DISK).on(second, "kvm2"))))
			.isEqualTo("vm.delete.taken");
	}

	@Test
	void theDiskWasTakenOutOfTheVm() {
		assertThat(keptAfter(() -> this.bed.vms.fleet
			.put(VmFixtures.vm("emptied").id(this.vm.id().value()).on(this.vm.hostId(), "kvm1"))))
			.isEqualTo("vm.delete.taken");
	}

	@Test
	void thePoolWasStopped() {
		PoolInfo pool = FakeVolumes.pool("default");
		assertThat(keptAfter(() -> this.bed.vms.host.pool(new PoolInfo(pool.uuid(), pool.name(), PoolState.INACTIVE,
				true, true, pool.capacity(), 0, pool.available()))))
			.isEqualTo("vm.delete.pool-off");
	}

	@Test
	void somebodyStartedItAgain() {
		assertThat(
				keptAfter(() -> this.bed.vms.tasks.onCheck(() -> this.bed.vms.host.vm(this.vm.id().value()).start())))
			.isEqualTo("vm.delete.running");
	}

	@Test
	void theVolumeIsGoneAlready() {
		this.bed.deleteAll(this.vm,
				() -> this.bed.vms.commands.call(this.vm.hostId(), java.time.Duration.ZERO, (connection) -> {
					connection.storagePools().deleteVolume("default", "a");
					return true;
				}));
		assertThat(this.bed.has(this.vm)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "<backingStore><source file='/default/a'/></backingStore>  | IN_USE",
					"<source pool='default' volume='a'/>                         | IN_USE",
					"<loader>/default/a</loader>                                 | IN_USE",
					"<source file='/default/a2'/>                                | DELETABLE",
					"<source pool='fast' volume='a'/>                            | DELETABLE",
					"<description>/default/a is old</description>                | DELETABLE" })
	void whoeverNamesItInADefinitionKeepsIt(String xml, Verdict verdict) {
		this.bed.vms.vm(VmFixtures.vm("other").xml(xml));
		PlannedDisk disk = this.bed.plan.plan(this.vm).disks().get(0);
		assertThat(disk.verdict()).isEqualTo(verdict);
		assertThat(disk.because())
			.isEqualTo((verdict == Verdict.IN_USE) ? java.util.List.of("other") : java.util.List.of());
	}

	@Test
	void namesAreComparedAsLibvirtWritesThem() {
		VmMirror hostile = this.bed.vm("it's <b> & \"co\"");
		this.bed.vms
			.vm(VmFixtures.vm("other").xml("<source file='/default/it&apos;s &lt;b&gt; &amp; &quot;co&quot;'/>"));
		assertThat(this.bed.plan.plan(hostile).disks().get(0).verdict()).isEqualTo(Verdict.IN_USE);
	}

	@Test
	void aVmThatWasNeverReadMayUseAnything() {
		this.bed.vms.vm(VmFixtures.vm("riddle").unreadable("XML error"));
		assertThat(this.bed.plan.plan(this.vm).disks().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
	}

	/** What the refusal says; the volume and the definition are there after it. */
	private String keptAfter(Runnable meanwhile) {
		Problem[] caught = new Problem[1];
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.bed.deleteAll(this.vm, meanwhile))
			.satisfies((problem) -> caught[0] = problem);
		assertThat(this.bed.disks.deleted()).isEmpty();
		assertThat(this.bed.disks.paths()).contains(DISK);
		assertThat(this.bed.has(this.vm)).isTrue();
		return caught[0].messageKey();
	}

}
