package dev.weir.vm.delete;

import java.util.List;
import java.util.UUID;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.vm.bed.VmFixtures;
import dev.weir.vm.cloudinit.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which volumes are gone after a deletion, and which are there.
 */
class VolumeDeletionTests {

	private final DeletionBed bed = new DeletionBed();

	@Test
	void allTakesWhatIsTheVmsOwnAndNothingElse() {
		String own = this.bed.disks.put("default", "own");
		String shared = this.bed.disks.put("default", "shared");
		String base = this.bed.disks.put("default", "base");
		String overlay = this.bed.disks.overlay("fast", "overlay", base);
		String template = this.bed.disks.put("default", "template");
		String mine = this.bed.disks.overlay("default", "mine", template);
		String iso = this.bed.disks.put("fast", "debian.iso");
		String locked = this.bed.disks.put("fast", "locked");
		this.bed.vms.vm(VmFixtures.vm("other").disk("vda", shared));
		VmMirror vm = this.bed.vms.vm(VmFixtures.vm()
			.disk("vda", own)
			.disk("vdb", shared)
			.disk("vdc", base)
			.disk("vdd", mine)
			.disk("vde", "/outside/every/pool")
			.disk(new Disk("cdrom", "sda", "sata", "file", iso, null, null, "raw", null, true))
			.disk(new Disk("disk", "vdf", "virtio", "file", locked, null, null, "raw", null, true)));
		assertThat(this.bed.delete(vm, "all").state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.disks.deleted()).containsExactly(own, mine);
		assertThat(this.bed.disks.paths()).containsExactlyInAnyOrder(shared, base, overlay, template, iso, locked);
		assertThat(this.bed.has(vm)).isFalse();
	}

	@Test
	void whatItsCloudInitReadGoesAndThatOfOthersStays() {
		VmFixtures fixture = VmFixtures.vm();
		VmMirror named = this.bed.vms.vm(fixture);
		String own = this.bed.disks.put("default", Seed.volumeName(named.id()));
		String other = this.bed.disks.put("default", Seed.volumeName(new VmId(new UUID(1, 2))));
		VmMirror vm = this.bed.vms
			.vm(fixture.disk(new Disk("cdrom", "sda", "scsi", "file", own, null, null, "raw", null, true))
				.disk(new Disk("cdrom", "sdb", "scsi", "file", other, null, null, "raw", null, true)));
		this.bed.delete(vm, "all");
		assertThat(this.bed.disks.deleted()).containsExactly(own);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "", " " })
	void noneTakesNone(String none) {
		VmMirror vm = this.bed.vm("a", "b");
		assertThat(this.bed.delete(vm, none).state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.disks.deleted()).isEmpty();
		assertThat(this.bed.has(vm)).isFalse();
	}

	@Test
	void volumesOfAPoolDiskAreFoundByTheirNames() {
		this.bed.disks.put("fast", "by-name");
		VmMirror vm = this.bed.vms.vm(VmFixtures.vm()
			.disk(new Disk("disk", "vda", "virtio", "volume", null, "fast", "by-name", "raw", null, false)));
		this.bed.delete(vm, "all");
		assertThat(this.bed.disks.deleted()).containsExactly("/fast/by-name");
	}

	@Test
	void aVolumeMadeSinceThePoolWasReadIsFound() {
		this.bed.plan.plan(this.bed.vm("old"));
		VmMirror vm = this.bed.vm("new");
		this.bed.delete(vm, "all");
		assertThat(this.bed.disks.deleted()).containsExactly("/default/new");
	}

	@Test
	void namedTakesThoseAndLeavesTheRest() {
		VmMirror vm = this.bed.vm("a", "b", "c");
		this.bed.delete(vm, "c", "default/a");
		assertThat(this.bed.disks.deleted()).containsExactly("/default/c", "/default/a");
		assertThat(this.bed.disks.paths()).containsExactly("/default/b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,b", ",", "a, b; rm -rf '$HOME'", "<script>alert(\"x\")</script>,1", "数据,卷 😀",
			"\u202Egpj,evil", "all,none", "a-name-of-more-than-sixty-characters-with-a-comma-,-and-%2C-and-%00-in-it" })
	void aCommaOrAnythingElseMayStandInAName(String name) {
		VmMirror vm = this.bed.vm(name, "bystander");
		this.bed.delete(vm, name);
		assertThat(this.bed.disks.deleted()).containsExactly("/default/" + name);
		assertThat(this.bed.vms.tasks.last().virsh()).contains("vol-delete --pool default --vol ");
	}

	@Test
	void aListWithCommasStillWorks() {
		VmMirror vm = this.bed.vm("a", "b", "c");
		this.bed.delete(vm, "a,default/b");
		assertThat(this.bed.disks.deleted()).containsExactly("/default/a", "/default/b");
	}

	@Test
	void whatCouldBeBothIsRefused() {
		VmMirror vm = this.bed.vm("a", "b", "a,b");
		assertThat(refusal(vm, VolumeChoice.of("a,b"))).isEqualTo("vm.delete.ambiguous-list");
		this.bed.delete(vm, VolumeChoice.exactly(List.of("default/a,b")));
		assertThat(this.bed.disks.deleted()).containsExactly("/default/a,b");
	}

	@Test
	void severalValuesAreNeverSplit() {
		VmMirror vm = this.bed.vm("a", "b", "c");
		assertThat(refusal(vm, VolumeChoice.of("a,b", "c"))).isEqualTo("vm.delete.unknown-volume");
		assertThat(refusal(vm, VolumeChoice.exactly(List.of("a,b")))).isEqualTo("vm.delete.unknown-volume");
	}

	@ParameterizedTest
	@CsvSource({ "shared, in-use", "base, backing", "debian.iso, unknown-volume", "locked, read-only" })
	void whatMustStayIsRefusedByName(String name, String reason) {
		String shared = this.bed.disks.put("default", "shared");
		String base = this.bed.disks.put("default", "base");
		this.bed.disks.overlay("fast", "overlay", base);
		this.bed.vms.vm(VmFixtures.vm("other").disk("vda", shared));
		VmMirror vm = this.bed.vms.vm(VmFixtures.vm()
			.disk("vda", shared)
			.disk("vdb", base)
			.disk(new Disk("cdrom", "sda", "sata", "file", this.bed.disks.put("fast", "debian.iso"), null, null, "raw",
					null, true))
			.disk(new Disk("disk", "vdc", "virtio", "file", this.bed.disks.put("fast", "locked"), null, null, "raw",
					null, true)));
		assertThat(refusal(vm, VolumeChoice.of(name))).endsWith(reason);
	}

	@Test
	void aRunningVmKeepsEverythingUnlessForced() {
		String disk = this.bed.disks.put("default", "a");
		VmMirror vm = this.bed.vms.vm(VmFixtures.vm().running().disk("vda", disk));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.bed.delete(vm, "all"))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.CONFLICT));
		assertThat(this.bed.disks.deleted()).isEmpty();
		assertThat(this.bed.vms.state(vm)).isEqualTo(VmState.RUNNING);
		assertThat(this.bed.force(vm, "all").state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.disks.deleted()).containsExactly(disk);
		assertThat(this.bed.has(vm)).isFalse();
	}

	@Test
	void whatBrokeOffIsFinishedByDeletingAgain() {
		VmMirror vm = this.bed.vm("a", "b", "c");
		this.bed.disks.keep("/default/b");
		assertThat(this.bed.delete(vm, "all").errorKind()).isEqualTo(ErrorKind.REFUSED_BY_HOST);
		assertThat(this.bed.disks.paths()).containsExactly("/default/b", "/default/c");
		assertThat(this.bed.has(vm)).as("the definition goes last").isTrue();
		this.bed.disks.keep(null);
		assertThat(this.bed.delete(vm, "all").state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.disks.paths()).isEmpty();
		assertThat(this.bed.has(vm)).isFalse();
	}

	@Test
	void cancelledBetweenVolumesItLeavesTheRest() {
		VmMirror vm = this.bed.vm("a", "b");
		this.bed.vms.tasks.onCheck(() -> {
			if (!this.bed.disks.deleted().isEmpty()) {
				throw Problem.of(ErrorKind.CANCELLED, "problem.cancelled");
			}
		});
		assertThat(this.bed.delete(vm, "all").state()).isEqualTo(TaskState.CANCELLED);
		assertThat(this.bed.disks.paths()).containsExactly("/default/b");
		assertThat(this.bed.has(vm)).isTrue();
	}

	private String refusal(VmMirror vm, VolumeChoice choice) {
		InvalidInput[] caught = new InvalidInput[1];
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.bed.delete(vm, choice))
			.satisfies((problem) -> caught[0] = problem);
		assertThat(this.bed.disks.deleted()).isEmpty();
		assertThat(this.bed.has(vm)).isTrue();
		return caught[0].fields().get(0).messageKey();
	}

}
