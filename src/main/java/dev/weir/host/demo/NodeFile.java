package dev.weir.host.demo;

import java.util.List;

import dev.weir.host.demo.DemoVm.Kind;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Writes the node file of a pretended host
 * (<a href="https://libvirt.org/drvtest.html">test driver</a>). For one host and one
 * thread.
 */
final class NodeFile {

	private static final int MIB_PER_GIB = 1024;

	private static final long GIB = 1L << 30;

	private final DemoHost host;

	private final XmlDocument document = XmlDocument.create("node");

	private NodeFile(DemoHost host) {
		this.host = host;
	}

	static String of(DemoHost host) {
		NodeFile file = new NodeFile(host);
		file.machine();
		host.vms().forEach(file::domain);
		file.network("default", "virbr0", "192.168.122.1");
		file.network("storage-net", "virbr1", "10.20.0.1");
		file.images();
		file.isos();
		return file.document.text();
	}

	private void machine() {
		XmlElement node = this.document.root();
		int threads = 2;
		set(node, "cpu/mhz", 2900);
		set(node, "cpu/model", "EPYC-Milan");
		set(node, "cpu/active", this.host.cpus());
		set(node, "cpu/nodes", 2);
		set(node, "cpu/sockets", 1);
		set(node, "cpu/cores", this.host.cpus() / 2 / threads);
		set(node, "cpu/threads", threads);
		set(node, "memory", (long) this.host.memoryGib() * MIB_PER_GIB * 1024);
	}

	private void domain(DemoVm vm) {
		XmlElement domain = this.document.root().add(XmlPath.of("domain"));
		set(domain, "@type", "test");
		set(domain, "name", vm.name());
		set(domain, "uuid", vm.uuid(this.host.name()).toString());
		set(domain, "title", vm.os());
		set(domain, "memory", (long) vm.memoryMib() * 1024);
		set(domain, "vcpu", vm.vcpus());
		set(domain, "os/type", "hvm");
		set(domain, "os/type/@arch", "x86_64");
		disk(domain, vm);
		nic(domain, vm);
		set(domain, "devices/graphics/@type", "vnc");
		set(domain, "devices/graphics/@autoport", "yes");
		set(domain, "test:runstate", vm.state().ordinal());
		if (vm.kind() == Kind.TRANSIENT) {
			domain.add(XmlPath.of("test:transient"));
		}
		if (vm.kind() == Kind.SAVED) {
			domain.add(XmlPath.of("test:hasmanagedsave"));
		}
	}

	private void disk(XmlElement domain, DemoVm vm) {
		XmlElement disk = domain.add(XmlPath.of("devices/disk"));
		set(disk, "@type", "file");
		set(disk, "@device", "disk");
		set(disk, "driver/@name", "qemu");
		set(disk, "driver/@type", "qcow2");
		set(disk, "source/@file", "/var/lib/libvirt/images/" + volume(vm));
		set(disk, "target/@dev", "vda");
		set(disk, "target/@bus", "virtio");
	}

	private void nic(XmlElement domain, DemoVm vm) {
		XmlElement nic = domain.add(XmlPath.of("devices/interface"));
		String hex = vm.uuid(this.host.name()).toString();
		String tail = hex.substring(hex.length() - 6);
		set(nic, "@type", "network");
		set(nic, "mac/@address",
				"52:54:00:" + tail.substring(0, 2) + ":" + tail.substring(2, 4) + ":" + tail.substring(4));
		set(nic, "source/@network", "default");
		set(nic, "model/@type", "virtio");
	}

	private void network(String name, String bridge, String address) {
		XmlElement network = this.document.root().add(XmlPath.of("network"));
		set(network, "name", name);
		set(network, "forward/@mode", "nat");
		set(network, "bridge/@name", bridge);
		set(network, "ip/@address", address);
		set(network, "ip/@netmask", "255.255.255.0");
		String net = address.substring(0, address.lastIndexOf('.') + 1);
		set(network, "ip/dhcp/range/@start", net + "100");
		set(network, "ip/dhcp/range/@end", net + "199");
	}

	private void images() {
		XmlElement pool = pool("default", "/var/lib/libvirt/images");
		for (DemoVm vm : this.host.vms()) {
			volume(pool, volume(vm), "qcow2", (vm.memoryMib() / MIB_PER_GIB + 10) * GIB);
		}
		volume(pool, "orphan-of-2019.qcow2", "qcow2", 40 * GIB);
	}

	private void isos() {
		XmlElement pool = pool("iso", "/srv/iso");
		List<String> names = this.host.isos();
		for (int i = 0; i < names.size(); i++) {
			volume(pool, names.get(i), "raw", GIB * (i + 1) / 2);
		}
	}

	private XmlElement pool(String name, String path) {
		XmlElement pool = this.document.root().add(XmlPath.of("pool"));
		set(pool, "@type", "dir");
		set(pool, "name", name);
		set(pool, "target/path", path);
		return pool;
	}

	private static void volume(XmlElement pool, String name, String format, long bytes) {
		XmlElement volume = pool.add(XmlPath.of("volume"));
		set(volume, "@type", "file");
		set(volume, "name", name);
		set(volume, "capacity", bytes);
		set(volume, "allocation", bytes / 8);
		set(volume, "target/format/@type", format);
	}

	/** libvirt takes no slash in a name, so that it is a file name too. */
	private static String volume(DemoVm vm) {
		return vm.name() + ".qcow2";
	}

	private static void set(XmlElement element, String path, String value) {
		element.set(XmlPath.of(path), value);
	}

	private static void set(XmlElement element, String path, long value) {
		element.set(XmlPath.of(path), value);
	}

}
