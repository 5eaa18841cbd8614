package dev.weir.hypervisor.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.StoragePools;
import dev.weir.problem.Problem;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.ProcessFigures;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Downloads of volumes longer than one part, from a real libvirtd.
 */
@Tag("libvirt")
class RealDownloadTests {

	private static final int PART = (int) PartedDownload.PART;

	private static LibvirtRig rig;

	private static HypervisorConnection host;

	private static StoragePools pools;

	@BeforeAll
	static void startDaemon() {
		rig = LibvirtRig.start();
		host = TestHypervisors.hypervisor().open(rig.spec(), new RecordingListener());
		pools = host.storagePools();
		pools.define(LibvirtRig.poolXml("images"));
		rig.bootableDisk("other.img");
		pools.start("images");
	}

	@AfterAll
	static void stopDaemon() {
		host.close();
		rig.close();
	}

	@Test
	void partsJoinWithoutASeam() throws IOException {
		for (int length : new int[] { PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 4711 }) {
			byte[] content = volume("seam.img", length);
			assertThat(Arrays.equals(read("seam.img", 0, 0), content)).as("%d bytes", length).isTrue();
		}
	}

	@Test
	void aRangeIsNoLongerThanAskedFor() throws IOException {
		byte[] content = volume("range.img", 2 * PART + 4711);
		assertThat(Arrays.equals(read("range.img", 17, PART + 5), Arrays.copyOfRange(content, 17, PART + 22))).isTrue();
		assertThat(Arrays.equals(read("range.img", PART, PART), Arrays.copyOfRange(content, PART, 2 * PART))).isTrue();
		assertThat(read("range.img", 2 * PART + 4700, 100)).hasSize(11);
	}

	@Test
	void whoReadsNothingHasAPartInMemoryAndNotTheVolume() throws Exception {
		volume("large.img", 8 * PART);
		long before = ProcessFigures.read().rssKib();
		try (ByteStream download = pools.download("images", "large.img", 0, 0)) {
			assertThat(download.read(new byte[1], 0, 1)).isOne();
			Awaitility.await()
				.during(Duration.ofSeconds(1))
				.atMost(Duration.ofSeconds(5))
				.until(() -> ProcessFigures.read().rssKib() - before < 4 * PART / 1024);
		}
	}

	@Test
	void whatIsBrokenOffReadsNoFurther() throws IOException {
		volume("broken.img", 2 * PART);
		try (ByteStream download = pools.download("images", "broken.img", 0, 0)) {
			byte[] buffer = new byte[256 * 1024];
			assertThat(download.read(buffer, 0, buffer.length)).isPositive();
			download.abort();
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> StreamText.readAll(download));
		}
	}

	private static byte[] read(String name, long offset, long length) {
		try (ByteStream download = pools.download("images", name, offset, length)) {
			byte[] all = StreamText.readAll(download);
			download.finish();
			return all;
		}
	}

	private static byte[] volume(String name, int length) throws IOException {
		byte[] content = new byte[length];
		new Random(length).nextBytes(content);
		Path file = rig.image(name);
		Files.write(file, content);
		pools.refresh("images");
		return content;
	}

}
