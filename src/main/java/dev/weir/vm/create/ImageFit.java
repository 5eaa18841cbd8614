package dev.weir.vm.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.weir.fleet.HostMirror;
import dev.weir.storage.VolumeView;
import dev.weir.vm.create.VmSpec.Base;
import dev.weir.vm.create.VmSpec.DiskSpec;
import org.springframework.stereotype.Component;

/**
 * Whether the images of a specification can be copied or built upon; gives each disk its
 * size. Thread-safe; waits a few seconds for the host at most.
 */
@Component
class ImageFit {

	private static final double GIB = 1L << 30;

	private static final long MIB = 1L << 20;

	private final StorageFit storage;

	ImageFit(StorageFit storage) {
		this.storage = storage;
	}

	/** The specification with the sizes that its images have at least. */
	VmSpec sized(VmSpec spec, HostMirror host, Findings wrong) {
		List<DiskSpec> disks = new ArrayList<>();
		for (int i = 0; i < spec.disks().size(); i++) {
			DiskSpec disk = spec.disks().get(i);
			Base base = disk.base();
			disks.add((base != null) ? sized(disk, base, new Place(host, "disks[" + i + "]"), wrong) : disk);
		}
		return spec.withDisks(disks);
	}

	private DiskSpec sized(DiskSpec disk, Base base, Place place, Findings wrong) {
		String field = place.field() + ".imageId";
		Optional<VolumeView> found = this.storage.existing(base.image(), place.host(), field, wrong);
		if (found.isEmpty()) {
			return disk;
		}
		VolumeView image = found.get();
		wrong.require(!image.isIso(), field, "image-iso", image.name());
		wrong.require(image.capacityBytes() > 0, field, "image-empty", image.name());
		free(image, base, field, wrong);
		long least = (image.capacityBytes() + MIB - 1) / MIB * MIB;
		wrong.require(disk.bytes() == 0 || disk.bytes() >= image.capacityBytes(), place.field() + ".sizeGib",
				"image-larger", Math.ceil(image.capacityBytes() * 1000 / GIB) / 1000);
		return new DiskSpec(disk.volume(), Math.max(disk.bytes(), least), disk.format(), disk.bus(), disk.cache(),
				base);
	}

	/** What a guest writes to cannot be copied, and nothing can build upon it. */
	private static void free(VolumeView image, Base base, String field, Findings wrong) {
		List<String> users = image.usedBy()
			.stream()
			.filter((use) -> base.linked() || use.state().isActive())
			.map(VolumeView.Use::name)
			.distinct()
			.toList();
		wrong.require(users.isEmpty(), field, base.linked() ? "volume-used" : "image-runs", image.name(),
				String.join(", ", users));
	}

	/** Where a disk stands. */
	private record Place(HostMirror host, String field) {
	}

}
