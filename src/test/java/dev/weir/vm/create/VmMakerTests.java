package dev.weir.vm.create;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.create.VmSpec.NicSpec;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Makes virtual machines on libvirt's test driver.
 */
class VmMakerTests {

	private static final String POOL = "default-pool";

	private final UUID uuid = UUID.randomUUID();

	private final String name = "数据库 <" + this.uuid + ">";

	private HypervisorConnection libvirt;

	private RecordingCommands commands;

	@BeforeEach
	void open() {
		this.libvirt = OpenConnections.testDriver();
		this.commands = new RecordingCommands(this.libvirt);
	}

	@AfterEach
	void close() {
		if (this.libvirt.domains().list().stream().anyMatch((domain) -> domain.uuid().equals(this.uuid))) {
			if (this.libvirt.domains().status(this.uuid).state().isActive()) {
				this.libvirt.domains().destroy(this.uuid, false);
			}
			this.libvirt.domains().undefine(this.uuid, Set.of());
		}
		volumes().forEach((volume) -> this.libvirt.storagePools().deleteVolume(POOL, volume));
		this.libvirt.close();
	}

	@Test
	void makesVolumesDefinesAndStarts() {
		make(this.name, "default");
		assertThat(volumes()).containsExactlyInAnyOrder(this.name + ".qcow2", this.name + "-2.img");
		assertThat(this.libvirt.domains().status(this.uuid).state()).isEqualTo(DomainState.RUNNING);
		assertThat(this.libvirt.domains().xml(this.uuid, XmlForm.INACTIVE_SECURE)).contains("/default-pool/数据库 &lt;");
		assertThat(this.commands.reread).containsExactly("vm", "host");
	}

	@Test
	void deletesTheVolumesAgainWhenTheDefinitionFails() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> make("test", "default"));
		assertThat(volumes()).isEmpty();
		assertThat(this.commands.reread).containsExactly("vm", "host");
	}

	@Test
	void aVolumeThatIsThereIsNeverDeleted() {
		String there = this.name + ".qcow2";
		this.libvirt.storagePools()
			.createVolume(POOL, dev.weir.hypervisor.xml.VolumeXml.ofNew(there, "qcow2", 1 << 20, 0));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> make(this.name, "default"));
		assertThat(volumes()).containsExactly(there);
	}

	@Test
	void keepsTheVirtualMachineWhenItsStartFails() {
		this.commands.refusedOnceDefined = this.uuid;
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> make(this.name, "default"))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo("vm.create.problem.start-failed"))
			.satisfies((problem) -> assertThat(problem.detail()).isEqualTo("no memory"));
		assertThat(this.libvirt.domains().status(this.uuid).state()).isEqualTo(DomainState.SHUT_OFF);
		assertThat(volumes()).hasSize(2);
	}

	private void make(String vmName, String network) {
		List<DiskSpec> disks = List.of(
				new DiskSpec(new VolumeName(POOL, this.name + ".qcow2"), 1 << 20, "qcow2", DiskBus.VIRTIO, null),
				new DiskSpec(new VolumeName(POOL, this.name + "-2.img"), 1 << 20, "raw", DiskBus.SATA, "none"));
		VmSpec spec = new VmSpec(new VmId(this.uuid), Specs.HOST, vmName, 1, 64, Firmware.BIOS, GuestOs.UNKNOWN, disks,
				null, List.of(new NicSpec(false, network)), true, null, false, true, null);
		HostMirror host = new HostMirror(Specs.HOST, "h", HostState.UP, null, java.time.Instant.EPOCH, null, null, -1,
				-1, Map.of(), List.of(), List.of(), null);
		new VmMaker(this.commands, new DiskMaker(this.commands, (to, content, progress) -> {
		}, Clock.systemUTC())).make(new CheckedVm(spec, host, HostProfile.of(host, null), Map.of(), null),
				new SilentProgress());
	}

	private List<String> volumes() {
		return this.libvirt.storagePools()
			.volumes(POOL)
			.stream()
			.map(VolumeInfo::name)
			.filter((volume) -> volume.startsWith(this.name))
			.toList();
	}

	/** Runs each call in place, or refuses those after a domain was defined. */
	private static final class RecordingCommands implements HostCommands {

		private final HypervisorConnection connection;

		private final List<String> reread = new ArrayList<>();

		private @Nullable UUID refusedOnceDefined;

		RecordingCommands(HypervisorConnection connection) {
			this.connection = connection;
		}

		@Override
		public <T> T call(HostId host, Duration deadline, HostCall<T> call) {
			UUID refused = this.refusedOnceDefined;
			if (refused != null
					&& this.connection.domains().list().stream().anyMatch((domain) -> domain.uuid().equals(refused))) {
				throw new Problem(ErrorKind.REFUSED_BY_HOST, "problem.refused-by-host", List.of(), "no memory", null);
			}
			try {
				return call.run(this.connection);
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void reread(HostId host, VmId vm) {
			this.reread.add("vm");
		}

		@Override
		public void rereadHost(HostId host) {
			this.reread.add("host");
		}

	}

	private static final class SilentProgress implements TaskProgress {

		@Override
		public void report(double fraction, String message) {
			assertThat(message).startsWith("vm.create.step.");
		}

		@Override
		public void report(String message) {
			report(0, message);
		}

		@Override
		public void onCancel(Runnable handler) {
			// never cancelled
		}

		@Override
		public void checkCancelled() {
			// never cancelled
		}

	}

}
