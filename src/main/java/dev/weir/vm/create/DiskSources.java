package dev.weir.vm.create;

import dev.weir.vm.create.VmSpec.VolumeName;
import org.jspecify.annotations.Nullable;

/**
 * Where the volumes of a virtual machine are on its host.
 */
@FunctionalInterface
interface DiskSources {

	DiskSource of(VolumeName volume);

	/**
	 * Where one volume is. Definitions name files and devices by path: libvirt's access
	 * control on Debian and Ubuntu does not follow a pool's volume
	 * (<a href="https://bugs.launchpad.net/ubuntu/+source/libvirt/+bug/1677398">bug</a>).
	 *
	 * @param type file or block, or volume while the path is not known yet
	 * @param format raw, qcow2, ..., or null where it is not known
	 */
	record DiskSource(String type, @Nullable String path, @Nullable String format) {

		/** Not made yet: named by pool and volume in a preview. */
		static DiskSource planned(@Nullable String format) {
			return new DiskSource("volume", null, format);
		}

	}

}
