package dev.weir.storage.volume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.storage.VolumeView.Use;

/**
 * Which disks of a host's virtual machines lie where, from the mirror. Immutable once
 * made; one per look.
 */
final class DiskUses {

	private final Map<String, List<Use>> byPath = new HashMap<>();

	private final Map<String, List<Use>> byVolume = new HashMap<>();

	DiskUses(HostMirror host) {
		host.vms().values().forEach(this::add);
	}

	private void add(VmMirror vm) {
		for (Disk disk : vm.definition().disks()) {
			Use use = new Use(vm.id(), vm.name(), vm.state(), disk.target());
			if (disk.pool() != null && disk.volume() != null) {
				this.byVolume.computeIfAbsent(key(disk.pool(), disk.volume()), (key) -> new ArrayList<>()).add(use);
			}
			else if (disk.source() != null) {
				this.byPath.computeIfAbsent(disk.source(), (key) -> new ArrayList<>()).add(use);
			}
		}
	}

	List<Use> of(StoredVolume volume) {
		List<Use> uses = new ArrayList<>(this.byPath.getOrDefault(volume.info().path(), List.of()));
		uses.addAll(this.byVolume.getOrDefault(key(volume.info().pool(), volume.info().name()), List.of()));
		return uses;
	}

	/** A slash never stands in a pool's name. */
	private static String key(String pool, String volume) {
		return pool + "/" + volume;
	}

}
