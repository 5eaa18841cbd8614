package dev.weir.vm.create;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.os.OsEntry;
import org.jspecify.annotations.Nullable;

/**
 * What will be made, shown before it is. Immutable; names are people's and the host's,
 * and hostile.
 *
 * @param freeMemoryKib of the host, -1 while unknown
 * @param notes tails of message keys of what the reader should think about
 * @param xml the definition
 * @param os what is known of its system, or null
 * @param cloudInit the files that cloud-init finds, by name, without secrets
 */
public record VmPlan(String name, String hostName, int vcpus, long memoryKib, long freeMemoryKib, String firmware,
		String domainType, List<Disk> disks, @Nullable String cdrom, List<String> nics, boolean graphics, boolean start,
		List<String> notes, String xml, Map<String, String> cloudInit, @Nullable OsEntry os) {

	static VmPlan of(CheckedVm vm) {
		VmSpec spec = vm.spec();
		return new VmPlan(spec.name(), vm.host().name(), spec.vcpus(), spec.memoryMib() * 1024,
				vm.host().freeMemoryKib(), spec.firmware().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
				vm.profile().domainType(), disks(vm), (spec.cdrom() != null) ? spec.cdrom().toString() : null,
				spec.nics().stream().map(VmSpec.NicSpec::source).toList(), spec.graphics(), spec.start(), notes(vm),
				vm.preview().document(), (spec.seed() != null) ? spec.seed().preview() : Map.of(), vm.os());
	}

	private static List<Disk> disks(CheckedVm vm) {
		Map<String, Long> left = new HashMap<>();
		vm.host().pools().forEach((pool) -> left.put(pool.name(), pool.available()));
		List<Disk> disks = new ArrayList<>();
		for (DiskSpec disk : vm.spec().disks()) {
			long after = left.merge(disk.volume().pool(), -disk.bytes(), Long::sum);
			long capacity = vm.host().pool(disk.volume().pool()).map(PoolInfo::capacity).orElse(0L);
			disks.add(new Disk(disk.volume().pool(), disk.volume().name(), disk.isNew(), disk.bytes(), after, capacity,
					(disk.base() != null) ? disk.base().image().toString() : null,
					disk.base() != null && disk.base().linked()));
		}
		return disks;
	}

	private static List<String> notes(CheckedVm vm) {
		VmSpec spec = vm.spec();
		NodeFacts facts = vm.host().facts();
		List<String> notes = new ArrayList<>();
		if (vm.host().freeMemoryKib() >= 0 && spec.memoryMib() * 1024 > vm.host().freeMemoryKib()) {
			notes.add("memory");
		}
		if (facts != null && spec.vcpus() > facts.cpus()) {
			notes.add("vcpus");
		}
		if (vm.profile().domainType().equals("qemu")) {
			notes.add("emulated");
		}
		if (spec.disks().isEmpty() && spec.cdrom() == null) {
			notes.add("nothing-to-boot");
		}
		else if (spec.cdrom() == null
				&& spec.disks().stream().allMatch((disk) -> disk.isNew() && disk.base() == null)) {
			notes.add("empty-disk");
		}
		if (spec.seed() != null && spec.seed().config().letsNobodyIn()) {
			notes.add("cloud-nobody");
		}
		OsEntry os = vm.os();
		if (os != null && spec.memoryMib() < os.minimum().memoryMib()) {
			notes.add("os-memory");
		}
		if (os != null && !spec.disks().isEmpty() && spec.disks().get(0).isNew()
				&& spec.disks().get(0).bytes() < os.minimum().diskBytes()) {
			notes.add("os-disk");
		}
		if (os != null && spec.vcpus() < os.minimum().cpus()) {
			notes.add("os-cpus");
		}
		if (spec.os().isWindows() && spec.firmware() == Firmware.BIOS) {
			notes.add("windows-bios");
		}
		return notes;
	}

	/**
	 * A disk of the plan.
	 *
	 * @param fresh whether its volume will be made
	 * @param bytes what it may take at most
	 * @param availableAfter what the pool has left when it is full
	 * @param image what it is made from, or null
	 * @param linked whether it stays an overlay of the image
	 */
	public record Disk(String pool, String volume, boolean fresh, long bytes, long availableAfter, long capacity,
			@Nullable String image, boolean linked) {
	}

}
