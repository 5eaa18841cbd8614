package dev.weir.vm.delete;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.weir.access.Permission;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.VolumeView.Use;
import dev.weir.storage.Volumes;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import dev.weir.vm.delete.PlannedDisk.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The plan of a deletion as a truth table, and its being carried out.
 */
class DeleteVmTests {

	private final VmBed bed = new VmBed();

	private final PretendedVolumes volumes = new PretendedVolumes();

	private final VolumeUsers users = new VolumeUsers(this.bed.fleet, this.volumes);

	private final PlanDeletion planDeletion = new PlanDeletion(this.bed.vms, this.volumes, this.users);

	private final LastLook lastLook = new LastLook(this.bed.fleet, this.bed.commands, this.users, this.planDeletion);

	private final DeleteVm deleteVm = new DeleteVm(this.bed.vms, this.bed.access, this.planDeletion,
			new DeletionSteps(this.bed.commands, this.lastLook), this.bed.tasks);

	@Test
	void aVolumeNobodyElseUsesCanGo() {
		this.volumes.put("/pool/a", "default", "a");
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		assertThat(verdict(vm)).isEqualTo(Verdict.DELETABLE);
	}

	@Test
	void itsOwnUseDoesNotKeepAVolume() {
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		this.volumes.put("/pool/a", "default", "a", use(vm));
		assertThat(verdict(vm)).isEqualTo(Verdict.DELETABLE);
	}

	@Test
	void aVolumeOfAnotherVmStays() {
		VmMirror other = this.bed.vm(VmFixtures.vm("other"));
		this.volumes.put("/pool/a", "default", "a", use(other));
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		PlannedDisk disk = this.planDeletion.plan(vm).disks().get(0);
		assertThat(disk.verdict()).isEqualTo(Verdict.IN_USE);
		assertThat(disk.because()).containsExactly("other");
		assertThat(disk.deletable()).isFalse();
	}

	@Test
	void theBaseOfAnOverlayStays() {
		this.volumes.views.put("/pool/a", view("/pool/a", "default", "a", List.of(), List.of("overlay.qcow2")));
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		assertThat(verdict(vm)).isEqualTo(Verdict.BACKING);
	}

	@Test
	void theSamePathOnAnotherHostIsOnlyTakenByName() {
		HostId second = this.bed.fleet.host("kvm2");
		this.bed.fleet.put(VmFixtures.vm("twin").disk("vda", "/pool/a").on(second, "kvm2"));
		this.volumes.put("/pool/a", "default", "a");
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		DeletePlan plan = this.planDeletion.plan(vm);
		assertThat(plan.disks().get(0).because()).containsExactly("twin (kvm2)");
		assertThat(VolumeChoice.of("all").from(plan)).isEmpty();
		assertThat(VolumeChoice.of("a").from(plan)).hasSize(1);
	}

	@Test
	void mediaReadOnlyDisksAndForeignPathsStay() {
		this.volumes.put("/iso", "isos", "debian.iso");
		this.volumes.put("/shared", "default", "shared");
		VmMirror vm = this.bed.vm(VmFixtures.vm()
			.disk(new Disk("cdrom", "sda", "sata", "file", "/iso", null, null, "raw", null, true))
			.disk(new Disk("disk", "vda", "virtio", "file", "/shared", null, null, "raw", null, true))
			.disk("vdb", "/nowhere"));
		assertThat(this.planDeletion.plan(vm).disks()).extracting(PlannedDisk::verdict)
			.containsExactly(Verdict.REMOVABLE, Verdict.READ_ONLY, Verdict.OUTSIDE_POOLS);
	}

	@Test
	void aHostThatDoesNotTellKeepsTheVolume() {
		this.volumes.failing = true;
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		assertThat(verdict(vm)).isEqualTo(Verdict.UNKNOWN);
	}

	@Test
	void tellsWhatGoesBesideDisks() {
		DeletePlan plan = this.planDeletion.plan(this.bed.vm(VmFixtures.vm().uefi().in(VmState.SAVED)));
		assertThat(plan.nvram()).isTrue();
		assertThat(plan.managedSave()).isTrue();
		assertThat(plan.running()).isFalse();
	}

	@Test
	void deletesDefinitionAndLeavesTheMirror() {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		TaskView task = this.deleteVm.request(vm.id(), VolumeChoice.NONE, false);
		assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.host.vms()).isEmpty();
		assertThat(this.bed.fleet.vm(vm.id())).isEmpty();
	}

	@Test
	void aRunningVmGoesOnlyByForce() {
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.deleteVm.request(vm.id(), VolumeChoice.NONE, false))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.CONFLICT));
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
		TaskView task = this.deleteVm.request(vm.id(), VolumeChoice.NONE, true);
		assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(task.virsh()).startsWith("virsh destroy ").contains(" && virsh undefine ");
		assertThat(this.bed.host.vms()).isEmpty();
	}

	@Test
	void whatIsGoneAlreadyIsDone() {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		this.bed.host.vanish(this.bed.host.vm(vm.id().value()));
		assertThat(this.deleteVm.request(vm.id(), VolumeChoice.NONE, false).state()).isEqualTo(TaskState.SUCCEEDED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "default/unknown", "../etc/passwd", "<script>", "all,none" })
	void namesOfNoVolumeAreRefused(String text) {
		this.volumes.put("/pool/a", "default", "a");
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.deleteVm.request(vm.id(), VolumeChoice.of(text), false))
			.satisfies((problem) -> assertThat(problem.fields().get(0).field()).isEqualTo("volumes"));
	}

	@Test
	void twoVolumesOfOneNameNeedTheirPool() {
		this.volumes.put("/fast/a", "fast", "a");
		this.volumes.put("/slow/a", "slow", "a");
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/fast/a").disk("vdb", "/slow/a"));
		DeletePlan plan = this.planDeletion.plan(vm);
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> VolumeChoice.of("a").from(plan));
		assertThat(VolumeChoice.of("slow/a").from(plan)).extracting(PlannedDisk::target).containsExactly("vdb");
		assertThat(VolumeChoice.of("all").from(plan)).hasSize(2);
	}

	@Test
	void needsPermissionsForVmAndVolumes() {
		this.volumes.put("/pool/a", "default", "a");
		VmMirror vm = this.bed.vm(VmFixtures.vm().disk("vda", "/pool/a"));
		this.bed.access.deny(Permission.STORAGE_EDIT);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.deleteVm.request(vm.id(), VolumeChoice.of("all"), false))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.FORBIDDEN));
		this.bed.access.deny(Permission.VM_DELETE);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.planDeletion.plan(vm.id()));
		assertThat(this.bed.access.refusals()).hasSize(2);
		assertThat(this.bed.host.vms()).hasSize(1);
	}

	private Verdict verdict(VmMirror vm) {
		return this.planDeletion.plan(vm).disks().get(0).verdict();
	}

	private static Use use(VmMirror vm) {
		return new Use(vm.id(), vm.name(), vm.state(), "vda");
	}

	private static VolumeView view(String path, String pool, String name, List<Use> uses, List<String> backs) {
		return new VolumeView(pool, name, path, "file", "qcow2", 2, 1, null, uses, backs);
	}

	/** Volumes by path. */
	private static final class PretendedVolumes implements Volumes {

		private final Map<String, VolumeView> views = new HashMap<>();

		private boolean failing;

		void put(String path, String pool, String name, Use... uses) {
			this.views.put(path, view(path, pool, name, List.of(uses), List.of()));
		}

		@Override
		public Optional<VolumeView> behind(HostId host, Disk disk) {
			if (this.failing) {
				throw Problem.of(ErrorKind.TIMED_OUT, "problem.timed-out");
			}
			@Nullable String source = disk.source();
			return Optional.ofNullable(this.views.get(Objects.requireNonNullElse(source, "")));
		}

		@Override
		public Optional<PoolContent> last(PoolRef pool) {
			return Optional.empty();
		}

		@Override
		public PoolContent read(PoolRef pool) {
			throw new AssertionError("not asked here");
		}

		@Override
		public PoolContent readNow(PoolRef pool) {
			throw new AssertionError("not asked here");
		}

		@Override
		public VolumeView require(HostId host, String pool, String volume) {
			throw new AssertionError("not asked here");
		}

	}

}
