package dev.weir.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.KsmSettings;
import dev.weir.hypervisor.NodeMemory;
import org.libvirt.jna.ConnectionPointer;

/**
 * The memory of the machine behind one connection. Thread-safe.
 */
final class LibvirtNodeMemory implements NodeMemory {

	// struct _virNodeMemoryStats: field[80]@0 value@80
	private static final int STATS_SIZE = 88;

	/** VIR_NODE_MEMORY_STATS_ALL_CELLS. */
	private static final int ALL_CELLS = -1;

	/** VIR_NODE_ALLOC_PAGES_SET. */
	private static final int SET = 1;

	private final Session session;

	LibvirtNodeMemory(Session session) {
		this.session = session;
	}

	@Override
	public MemoryUse use() {
		Map<String, Long> told = this.session.call(LibvirtNodeMemory::stats);
		return new MemoryUse(told.getOrDefault("total", -1L), told.getOrDefault("free", -1L),
				told.getOrDefault("buffers", -1L), told.getOrDefault("cached", -1L));
	}

	@Override
	public Ksm ksm() {
		Map<String, Object> told = this.session.call(LibvirtNodeMemory::parameters);
		Object across = told.get("shm_merge_across_nodes");
		return new Ksm(number(told, "shm_pages_to_scan"), number(told, "shm_sleep_millisecs"),
				(across != null) ? !across.equals(0L) : null, number(told, "shm_pages_shared"),
				number(told, "shm_pages_sharing"), number(told, "shm_pages_unshared"),
				number(told, "shm_pages_volatile"), number(told, "shm_full_scans"));
	}

	@Override
	public void tune(KsmSettings settings) {
		this.session.call((libvirt, host) -> {
			try (TypedParamsBuilder params = new TypedParamsBuilder(libvirt)) {
				if (settings.pagesToScan() != null) {
					params.addUnsignedInt("shm_pages_to_scan", settings.pagesToScan());
				}
				if (settings.sleepMillis() != null) {
					params.addUnsignedInt("shm_sleep_millisecs", settings.sleepMillis());
				}
				if (settings.mergeAcrossNodes() != null) {
					params.addUnsignedInt("shm_merge_across_nodes", settings.mergeAcrossNodes() ? 1 : 0);
				}
				return NativeError.check(libvirt,
						libvirt.virNodeSetMemoryParameters(host, params.pointer(), params.count(), 0));
			}
		});
	}

	@Override
	public List<FreePages> freePages(List<Integer> sizesKib, int firstCell, int cells) {
		int[] sizes = sizesKib.stream().mapToInt(Integer::intValue).toArray();
		long[] counts = new long[sizes.length * cells];
		int filled = this.session.call((libvirt, host) -> NativeError.check(libvirt,
				libvirt.virNodeGetFreePages(host, sizes.length, sizes, firstCell, cells, counts, 0)));
		List<FreePages> free = new ArrayList<>();
		for (int i = 0; i < Math.min(filled, counts.length); i++) {
			free.add(new FreePages(firstCell + i / sizes.length, sizes[i % sizes.length], counts[i]));
		}
		return free;
	}

	@Override
	public void keepPages(int cell, int sizeKib, long count) {
		this.session.call((libvirt, host) -> NativeError.check(libvirt,
				libvirt.virNodeAllocPages(host, 1, new int[] { sizeKib }, new long[] { count }, cell, 1, SET)));
	}

	private static long number(Map<String, Object> told, String name) {
		return (told.get(name) instanceof Long number) ? number : -1;
	}

	private static Map<String, Long> stats(LibvirtApi libvirt, ConnectionPointer host) {
		IntByReference count = new IntByReference();
		NativeError.check(libvirt, libvirt.virNodeGetMemoryStats(host, ALL_CELLS, null, count, 0));
		Map<String, Long> told = new HashMap<>();
		try (Memory stats = new Memory(Math.max(1, count.getValue()) * (long) STATS_SIZE)) {
			NativeError.check(libvirt, libvirt.virNodeGetMemoryStats(host, ALL_CELLS, stats, count, 0));
			for (int i = 0; i < count.getValue(); i++) {
				long start = (long) i * STATS_SIZE;
				told.put(stats.getString(start, "UTF-8"), stats.getLong(start + 80));
			}
		}
		return told;
	}

	private static Map<String, Object> parameters(LibvirtApi libvirt, ConnectionPointer host) {
		IntByReference count = new IntByReference();
		NativeError.check(libvirt, libvirt.virNodeGetMemoryParameters(host, null, count, 0));
		try (Memory params = new Memory(Math.max(1, count.getValue()) * (long) TypedParams.SIZE)) {
			params.clear();
			NativeError.check(libvirt, libvirt.virNodeGetMemoryParameters(host, params, count, 0));
			return TypedParams.read(params, count.getValue());
		}
	}

}
