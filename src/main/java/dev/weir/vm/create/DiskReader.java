package dev.weir.vm.create;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import dev.weir.vm.create.VmDraft.DiskDraft;
import dev.weir.vm.create.VmSpec.Base;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the disks of a draft. Stateless.
 */
final class DiskReader {

	static final int MAX_DISKS = 16;

	/** GiB: 64 TiB. */
	static final BigDecimal MAX_SIZE = BigDecimal.valueOf(64 * 1024);

	/** GiB: about 1 MiB. Also keeps absurd exponents away from the arithmetic. */
	static final BigDecimal MIN_SIZE = new BigDecimal("0.001");

	private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

	/** Volumes are whole MiB: a multiple of every sector and cluster size. */
	private static final long MIB = 1L << 20;

	private static final List<String> BUSES = List.of("virtio", "scsi", "sata");

	private DiskReader() {
	}

	static List<DiskSpec> read(@Nullable List<@Nullable DiskDraft> drafts, String vmName, GuestOs os, Findings wrong) {
		if (drafts == null) {
			return List.of();
		}
		wrong.require(drafts.size() <= MAX_DISKS, "disks", "too-many", MAX_DISKS);
		List<DiskSpec> disks = new ArrayList<>();
		for (int i = 0; i < Math.min(drafts.size(), MAX_DISKS); i++) {
			DiskDraft draft = drafts.get(i);
			String field = "disks[" + i + "]";
			if (draft == null) {
				wrong.add(field, "disk-source");
			}
			else {
				disks.add(disk(draft, new Place(field, vmName, i), os, wrong));
			}
		}
		return disks;
	}

	private static DiskSpec disk(DiskDraft draft, Place place, GuestOs os, Findings wrong) {
		boolean fresh = draft.poolName() != null || draft.sizeGib() != null || draft.imageId() != null;
		boolean reused = draft.volume() != null;
		wrong.require(fresh != reused, place.field(), "disk-source");
		String busId = wrong.oneOf(place.field() + ".bus", (draft.bus() != null) ? draft.bus() : os.diskBus().id(),
				BUSES);
		DiskBus bus = DiskBus.of(busId).orElse(DiskBus.VIRTIO);
		String cache = wrong.oneOf(place.field() + ".cache", draft.cache(),
				List.of("default", "none", "writeback", "writethrough", "directsync"));
		String cacheMode = cache.equals("default") ? null : cache;
		if (reused) {
			return new DiskSpec(volume(draft.volume(), place.field(), wrong), 0, null, bus, cacheMode);
		}
		String format = wrong.oneOf(place.field() + ".format", draft.format(), List.of("qcow2", "raw"));
		String pool = (draft.poolName() != null) ? draft.poolName() : "";
		if (draft.imageId() != null) {
			return ofImage(draft, place,
					new DiskSpec(new VolumeName(pool, place.volumeName(format)), 0, format, bus, cacheMode), wrong);
		}
		wrong.require(!pool.isBlank(), place.field() + ".poolName", "pool-missing");
		long bytes = bytes(draft.sizeGib(), place.field(), wrong);
		return new DiskSpec(new VolumeName(pool, place.volumeName(format)), bytes, format, bus, cacheMode);
	}

	/**
	 * Pool and size are the image's where none is named: known when the host was asked.
	 */
	private static DiskSpec ofImage(DiskDraft draft, Place place, DiskSpec disk, Findings wrong) {
		String image = String.valueOf(draft.imageId());
		int slash = image.indexOf('/');
		wrong.require(slash > 0 && slash < image.length() - 1, place.field() + ".imageId", "image");
		VolumeName base = (slash > 0) ? new VolumeName(image.substring(0, slash), image.substring(slash + 1))
				: new VolumeName("", "");
		boolean linked = Boolean.TRUE.equals(draft.linked());
		wrong.require(!linked || !"raw".equals(disk.format()), place.field() + ".format", "linked-format");
		long bytes = (draft.sizeGib() != null) ? bytes(draft.sizeGib(), place.field(), wrong) : 0;
		String pool = disk.volume().pool().isBlank() ? base.pool() : disk.volume().pool();
		return new DiskSpec(new VolumeName(pool, disk.volume().name()), bytes, disk.format(), disk.bus(), disk.cache(),
				new Base(base, linked));
	}

	private static VolumeName volume(@Nullable VolumeRef ref, String field, Findings wrong) {
		String pool = (ref != null && ref.pool() != null) ? ref.pool() : "";
		String name = (ref != null && ref.name() != null) ? ref.name() : "";
		wrong.require(ref != null && ref.isComplete(), field + ".volume", "volume-incomplete");
		return new VolumeName(pool, name);
	}

	private static long bytes(@Nullable BigDecimal sizeGib, String field, Findings wrong) {
		boolean right = sizeGib != null && sizeGib.compareTo(MIN_SIZE) >= 0 && sizeGib.compareTo(MAX_SIZE) <= 0;
		wrong.require(right, field + ".sizeGib", "size", MAX_SIZE);
		if (!right || sizeGib == null) {
			return MIB;
		}
		long bytes = sizeGib.multiply(GIB).setScale(0, RoundingMode.CEILING).longValueExact();
		return (bytes + MIB - 1) / MIB * MIB;
	}

	/** Where a disk stands, and how its volume is called. */
	private record Place(String field, String vmName, int index) {

		String volumeName(String format) {
			String extension = format.equals("qcow2") ? ".qcow2" : ".img";
			return this.vmName + ((this.index > 0) ? "-" + (this.index + 1) : "") + extension;
		}

	}

}
