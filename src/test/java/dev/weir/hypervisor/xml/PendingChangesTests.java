package dev.weir.hypervisor.xml;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingChanges}.
 */
class PendingChangesTests {

	@Test
	void whatLibvirtFillsInIsNoChange() {
		DomainSummary live = DomainSummaries.read(Samples.read("running.xml"));
		DomainSummary inactive = DomainSummaries.read(Samples.read("running.xml")
			.replace("port='5903'", "port='-1'")
			.replace("pc-q35-7.2", "q35")
			.replace("<target dev='vnet7'/>", "")
			.replaceAll("<alias name='[^']*'/>", "")
			.replace("<currentMemory unit='MiB'>2048", "<currentMemory unit='MiB'>4096"));
		assertThat(PendingChanges.between(live, inactive)).isEmpty();
	}

	@Test
	void tellsEachItemOnceInOrder() {
		String now = Samples.read("running.xml");
		String next = now.replace("current='2'", "current='4'")
			.replace("<memory unit='KiB'>4194304", "<memory unit='KiB'>8388608")
			.replace("secure='yes'", "secure='no'")
			.replace("pc-q35-7.2", "pc-q35-6.0")
			.replace("dev='vdb'", "dev='vdz'")
			.replace("cache='none'", "cache='writeback'")
			.replace("network='default'", "network='lan'")
			.replace("state='down'", "state='up'")
			.replace("type='spice'", "type='dbus'");
		assertThat(PendingChanges.between(DomainSummaries.read(now), DomainSummaries.read(next))).containsExactly(
				new PendingChange("vcpus", null, "2 / 8", "4 / 8"),
				new PendingChange("memory", null, "4096 MiB", "8192 MiB"),
				new PendingChange("firmware", null, "UEFI + Secure Boot", "UEFI"),
				new PendingChange("machine", null, "pc-q35-7.2", "pc-q35-6.0"),
				new PendingChange("disk", "vda", "/var/lib/libvirt/images/db.qcow2 virtio qcow2 none",
						"/var/lib/libvirt/images/db.qcow2 virtio qcow2 writeback"),
				new PendingChange("disk", "vdb", "fast/db data.raw virtio raw", null),
				new PendingChange("disk", "vdz", null, "fast/db data.raw virtio raw"),
				new PendingChange("nic", "52:54:00:11:22:33", "network default virtio", "network lan virtio"),
				new PendingChange("nic", "52:54:00:11:22:34", "direct eth0 e1000e link down", "direct eth0 e1000e"),
				new PendingChange("graphics", null, "spice /run/spice.sock", "dbus /run/spice.sock"));
	}

	@Test
	void aDriveEmptiedOnlyNowIsTold() {
		String with = Samples.read("running.xml")
			.replace("<driver name='qemu' type='raw'/>\n      <target dev='sda'",
					"<driver name='qemu' type='raw'/>\n      <source file='/iso/a.iso'/>\n      <target dev='sda'");
		assertThat(
				PendingChanges.between(DomainSummaries.read(Samples.read("running.xml")), DomainSummaries.read(with)))
			.containsExactly(new PendingChange("disk", "sda", "- sata raw ro", "/iso/a.iso sata raw ro"));
	}

}
