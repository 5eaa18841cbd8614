package dev.weir.storage.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.libvirt.TestHypervisors;
import dev.weir.storage.volume.VolumeName;
import dev.weir.storage.volume.VolumeSpec;
import dev.weir.task.TaskProgress;
import dev.weir.testbed.LibvirtRig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Volumes of a real libvirtd: made, filled, read back equal, deleted.
 */
@Tag("libvirt")
class VolumeTransferTests {

	private static final String NAME = "weir <b>&' 中文.iso";

	private static LibvirtRig rig;

	private static HypervisorConnection host;

	@BeforeAll
	static void start() {
		rig = LibvirtRig.start();
		host = TestHypervisors.hypervisor().open(rig.spec(), new Deaf());
		host.storagePools().define(LibvirtRig.poolXml("images"));
		host.storagePools().build("images", StoragePools.BuildMode.PLAIN);
		host.storagePools().start("images");
	}

	@AfterAll
	static void stop() {
		host.close();
		rig.close();
	}

	@Test
	void whatGoesUpComesDownEqualAndGoesAway() {
		byte[] content = new byte[3_000_017];
		new Random(11).nextBytes(content);
		StoragePools pools = host.storagePools();
		VolumeSpec spec = new VolumeSpec(VolumeName.of(NAME), content.length, VolumeSpec.Format.RAW, false);
		VolumeInfo made = pools.createVolume("images", spec.xml(true));
		assertThat(made.name()).isEqualTo(NAME);
		assertThat(made.capacity()).isEqualTo(content.length);

		try (ByteStream up = pools.upload("images", NAME, 0, content.length)) {
			new Pump(new Silent(), content.length).up(new ByteArrayInputStream(content), up);
			up.finish();
		}
		assertThat(read(pools)).isEqualTo(content);

		byte[] piece = { 1, 2, 3 };
		try (ByteStream up = pools.upload("images", NAME, 1000, piece.length)) {
			new Pump(new Silent(), piece.length).up(new ByteArrayInputStream(piece), up);
			up.finish();
		}
		System.arraycopy(piece, 0, content, 1000, piece.length);
		assertThat(read(pools)).isEqualTo(content);

		pools.deleteVolume("images", NAME);
		assertThat(pools.volumes("images")).extracting(VolumeInfo::name).doesNotContain(NAME);
	}

	private static byte[] read(StoragePools pools) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ByteStream down = pools.download("images", NAME, 0, 0)) {
			new Pump(new Silent(), -1).down(down, bytes);
			down.finish();
		}
		return bytes.toByteArray();
	}

	private static final class Silent implements TaskProgress {

		@Override
		public void report(double fraction, String message) {
		}

		@Override
		public void report(String message) {
		}

		@Override
		public void onCancel(Runnable handler) {
		}

		@Override
		public void checkCancelled() {
		}

	}

	private static final class Deaf implements HypervisorListener {

		@Override
		public void onEvent(HypervisorEvent event) {
		}

		@Override
		public void onClosed(CloseReason reason) {
		}

	}

}
