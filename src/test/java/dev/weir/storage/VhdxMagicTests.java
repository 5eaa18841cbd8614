package dev.weir.storage;

import java.util.UUID;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.hypervisor.xml.VolumeXml;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link VhdxMagic}; what a real host says is in {@code RealVmTests}.
 */
class VhdxMagicTests {

	@Test
	void aHostThatCannotShowAnImageMayStillCopyIt() {
		String name = "image-" + UUID.randomUUID();
		try (HypervisorConnection libvirt = OpenConnections.testDriver()) {
			StoragePools pools = libvirt.storagePools();
			pools.createVolume("default-pool", VolumeXml.ofNew(name, "raw", 1 << 20, 0));
			try {
				assertThatNoException().isThrownBy(() -> VhdxMagic.refuse(pools, "default-pool", name));
			}
			finally {
				pools.deleteVolume("default-pool", name);
			}
		}
	}

}
