package dev.weir.host.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.weir.fleet.VmState;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.libvirt.TestHypervisors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * libvirt's own test driver takes the demo's files, hostile names included.
 */
class NodeFileTests {

	@TempDir
	private Path folder;

	@Test
	void libvirtTakesEveryHostOfTheDemo() throws Exception {
		Set<VmState> states = EnumSet.noneOf(VmState.class);
		List<String> names = new ArrayList<>();
		int transients = 0;
		for (DemoHost demo : DemoFleet.hosts()) {
			try (HypervisorConnection host = open(demo)) {
				for (DomainRef domain : host.domains().list()) {
					DomainStatus status = host.domains().status(domain.uuid());
					states.add(VmState.of(status.state(), status.managedSave()));
					names.add(domain.name());
					transients += status.persistent() ? 0 : 1;
				}
				assertThat(host.networks().list()).hasSize(2);
				assertThat(host.node().facts().cpus()).isEqualTo(demo.cpus());
				assertThat(host.storagePools().volumes("default")).hasSize(demo.vms().size() + 1);
				assertThat(host.storagePools().volumes("iso")).hasSameSizeAs(demo.isos());
			}
		}
		assertThat(names).hasSizeBetween(55, 70)
			.contains("<img src=x onerror=alert('vm')>", "'; rm -rf $HOME; \"", "财务系统");
		assertThat(transients).isEqualTo(3);
		assertThat(states).contains(VmState.RUNNING, VmState.PAUSED, VmState.SHUT_OFF, VmState.CRASHED, VmState.SAVED,
				VmState.BLOCKED, VmState.SUSPENDED, VmState.SHUTTING_DOWN);
	}

	@Test
	void identitiesStayAndDiffer() {
		List<DemoHost> hosts = DemoFleet.hosts();
		List<Object> ids = new ArrayList<>();
		hosts.forEach((host) -> host.vms().forEach((vm) -> ids.add(vm.uuid(host.name()))));
		assertThat(ids).doesNotHaveDuplicates();
		assertThat(hosts.get(0).vms().get(0).uuid("kvm-fra-01")).isEqualTo(ids.get(0));
	}

	private HypervisorConnection open(DemoHost demo) throws Exception {
		Path file = Files.writeString(this.folder.resolve(demo.file()), NodeFile.of(demo));
		return TestHypervisors.hypervisor().open(new ConnectionSpec.Test(file), new Deaf());
	}

	private static final class Deaf implements HypervisorListener {

		@Override
		public void onEvent(HypervisorEvent event) {
		}

		@Override
		public void onClosed(CloseReason reason) {
		}

	}

}
