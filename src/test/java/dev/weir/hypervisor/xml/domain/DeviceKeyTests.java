package dev.weir.hypervisor.xml.domain;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeviceKey} and the lists of devices.
 */
class DeviceKeyTests {

	@Test
	void everyDeviceHasAKeyOfItsOwnThatFindsItAgain() {
		DomainXml domain = DomainXml.parse(DomainCorpus.everything());
		assertThat(domain.devicesByKey()).hasSameSizeAs(domain.devices());
		domain.devicesByKey()
			.forEach((key, device) -> assertThat(domain.device(DeviceKey.parse(key.toString()))).get()
				.satisfies((found) -> assertThat(found.text()).isEqualTo(device.text())));
		assertThat(domain.devicesByKey().keySet()).extracting(DeviceKey::toString)
			.contains("disk:ua-root", "disk:vdb", "interface:52:54:00:11:22:33", "controller:scsi0", "graphics:vnc",
					"channel:org.qemu.guest_agent.0", "hostdev:pci-0000.06.02.0", "hub:#0", "memballoon:#0");
	}

	@Test
	void devicesThatNothingTellsApartAreNumbered() {
		DomainXml domain = DomainXml.parse("<domain><devices><sound/><sound/><hub/><disk><target dev='vda'/></disk>"
				+ "<disk><target dev='vda'/></disk></devices></domain>");
		assertThat(domain.devicesByKey().keySet()).extracting(DeviceKey::toString)
			.containsExactly("sound:#0", "sound:#1", "hub:#0", "disk:vda", "disk:vda#1");
	}

	@Test
	void aliasesOfLibvirtAreNoIdentityThoseOfUsersAre() {
		DomainXml live = DomainXml.parse("<domain><devices><rng><alias name='rng0'/></rng>"
				+ "<sound><alias name='ua-s'/></sound></devices></domain>");
		assertThat(live.devicesByKey().keySet()).extracting(DeviceKey::toString)
			.containsExactly("rng:#0", "sound:ua-s");
	}

	@Test
	void sourcesChangeTheirKindAndKeepWhatIsNotTheirs() {
		DomainXml domain = DomainXml.parse(DomainCorpus.everything());
		Disk disk = domain.disks().get(0);
		assertThat(disk.source()).contains(new DiskSource.File("/var/lib/libvirt/images/a.qcow2"));
		disk.source(new DiskSource.File("/var/lib/libvirt/images/a.qcow2"));
		assertThat(domain.document()).isEqualTo(DomainCorpus.everything());
		disk.source(new DiskSource.Volume("fast", "b&c"));
		assertThat(disk.text())
			.contains("<disk type='volume'", "pool='fast'", "volume='b&amp;c'", "<encryption", "<seclabel")
			.doesNotContain("a.qcow2");
		Disk network = domain.disks().get(1);
		network.source(new DiskSource.Block("/dev/vg/lv"));
		assertThat(network.text()).contains("<source dev='/dev/vg/lv'/>").doesNotContain("mon1", "ceph");
		assertThat(domain.disks().get(2).source()).isEmpty();
		Interface nic = domain.devices(Interface.class).get(0);
		nic.source(new InterfaceSource.Bridge("br1"));
		assertThat(nic.source()).contains(new InterfaceSource.Bridge("br1"));
		assertThat(nic.text()).contains("clean-traffic", "<tag id='42'/>").doesNotContain("openvswitch", "portgroup");
	}

	@Test
	void pinsAndBootOrderAreWritten() {
		DomainXml domain = DomainXml.parse("<domain>\n  <os/>\n</domain>");
		domain.cpuTuning().pinVcpu(1, "2-3");
		domain.cpuTuning().pinVcpu(1, "4");
		domain.boot().order(List.of("network", "hd"));
		assertThat(domain.document()).isEqualTo("""
				<domain>
				  <cputune>
				    <vcpupin vcpu='1' cpuset='4'/>
				  </cputune>
				  <os>
				    <boot dev='network'/>
				    <boot dev='hd'/>
				  </os>
				</domain>""");
		domain.boot().order(List.of());
		assertThat(domain.boot().order()).isEmpty();
	}

}
