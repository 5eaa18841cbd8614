package dev.weir.hypervisor.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.weir.hypervisor.xml.tree.ElementNode;

/**
 * In which order libvirt writes the children of an element, so that what Weir adds stands
 * where a reader looks for it. libvirt reads them in any order. Source: the order of
 * <a href="https://libvirt.org/formatdomain.html">formatdomain</a> and of what
 * {@code virsh dumpxml}, {@code net-dumpxml} and {@code nwfilter-dumpxml} (9.0) write.
 * Thread-safe.
 */
final class SchemaOrder {

	/** The parent, a colon, its children; whatever is missing goes to the end. */
	private static final String ORDERS = """
			domain: name uuid genid title description metadata maxMemory memory currentMemory blkiotune memtune \
			memoryBacking vcpu vcpus iothreads iothreadids defaultiothread cputune resource numatune sysinfo \
			bootloader bootloader_args os idmap features cpu clock on_poweroff on_reboot on_crash on_lockfailure pm \
			perf devices seclabel launchSecurity keywrap throttlegroups
			devices: emulator disk controller lease filesystem interface smartcard serial parallel console channel \
			input tpm graphics sound audio video hostdev redirdev redirfilter hub watchdog memballoon rng nvram \
			panic shmem memory iommu vsock crypto
			os: type firmware loader nvram kernel initrd cmdline dtb acpi boot bios bootmenu smbios init initarg
			memoryBacking: hugepages nosharepages locked source access allocation discard
			memtune: hard_limit soft_limit min_guarantee swap_hard_limit
			blkiotune: weight device
			cputune: shares period quota global_period global_quota emulator_period emulator_quota iothread_period \
			iothread_quota vcpupin emulatorpin iothreadpin vcpusched iothreadsched emulatorsched
			numatune: memory memnode
			cpu: model vendor topology cache maxphysaddr feature numa
			features: acpi apic pae hap viridian privnet hyperv kvm xen pvspinlock pmu vmport gic smm ioapic hpt
			disk: driver auth source backingStore backenddomain geometry blockio mirror target iotune readonly \
			shareable transient serial wwn vendor product encryption boot alias address
			controller: driver model target master alias address
			interface: mac source virtualport bandwidth vlan port script backenddomain target guest model driver \
			backend filterref tune link mtu coalesce teaming boot rom alias acpi address
			filesystem: driver binary source target readonly space_hard_limit space_soft_limit idmap alias address
			graphics: listen channel image jpeg zlib playback streaming clipboard mouse filetransfer gl
			video: driver model alias address
			hostdev: driver source target readonly shareable boot rom alias address
			memory: source target alias address
			rng: driver rate backend alias address
			serial: source protocol target log alias address
			console: source protocol target log alias address
			channel: source protocol target log alias address
			network: name uuid title description metadata forward bridge mtu mac domain dns vlan bandwidth port ip \
			route virtualport portgroup
			forward: driver nat interface address pf
			nat: address port
			dns: forwarder txt host srv
			ip: tftp dhcp
			dhcp: range host bootp
			bandwidth: inbound outbound
			portgroup: vlan virtualport bandwidth
			filter: uuid rule filterref
			""";

	private static final Map<String, List<String>> TABLE = table();

	private SchemaOrder() {
	}

	/** The place among its siblings; -1 where libvirt's order says nothing. */
	static int rank(ElementNode element) {
		ElementNode parent = element.parent();
		if (parent == null || !element.namespace().isEmpty()) {
			return -1;
		}
		return TABLE.getOrDefault(parent.name(), List.of()).indexOf(element.name());
	}

	private static Map<String, List<String>> table() {
		return ORDERS.lines()
			.map((line) -> line.split("\\W+"))
			.collect(Collectors.toMap((words) -> words[0], (words) -> List.of(words).subList(1, words.length),
					(one, other) -> one, HashMap::new));
	}

}
