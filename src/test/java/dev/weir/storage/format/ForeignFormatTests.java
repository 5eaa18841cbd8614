package dev.weir.storage.format;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

import dev.weir.problem.Problem;
import dev.weir.storage.DiskContent.Extent;
import dev.weir.storage.format.VmdkDescriptor.Piece;
import dev.weir.testbed.Length;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link VhdxImage}, {@link VmdkGrains} and {@link VmdkDescriptor}, with images
 * that qemu-img makes.
 */
@Tag("libvirt")
class ForeignFormatTests {

	private static final int MIB = 1 << 20;

	private static final int CONTENT = 70 * MIB;

	/** Where the tables of what qemu-img writes are. */
	private static final int[] TABLES = { 0, 64 * 1024, 128 * 1024, 192 * 1024, 256 * 1024, 2 * MIB, 3 * MIB };

	@TempDir
	static Path folder;

	private static Path raw;

	@BeforeAll
	static void disk() throws IOException, InterruptedException {
		raw = folder.resolve("disk.raw");
		Random random = new Random(5);
		try (RandomAccessFile file = new RandomAccessFile(raw.toFile(), "rw")) {
			file.setLength(CONTENT);
			for (int at : new int[] { 0, 9 * MIB + 512, 33 * MIB, CONTENT - 4096 }) {
				byte[] content = new byte[Math.min(MIB + 1024, CONTENT - at)];
				random.nextBytes(content);
				file.seek(at);
				file.write(content);
			}
		}
		Assumptions.assumeTrue(run("qemu-img", "--version") == 0, "qemu-img");
	}

	@ParameterizedTest
	@ValueSource(strings = { "subformat=dynamic", "subformat=fixed", "block_size=1M", "block_size=64M,log_size=4M" })
	void aVhdxHoldsWhatQemuPutIntoIt(String options) throws Exception {
		Path image = converted("vhdx", options, "disk-" + options.hashCode() + ".vhdx");
		FileBytes bytes = new FileBytes(Files.readAllBytes(image), "disk.vhdx");
		VhdxImage disk = VhdxImage.read(bytes);
		assertThat(disk.capacity()).isEqualTo(CONTENT);
		Path copy = folder.resolve("copy.raw");
		Files.write(copy, content(bytes.bytes, CONTENT, Extents.of(() -> new VhdxBlocks(bytes, disk))));
		assertThat(run("qemu-img", "compare", "-f", "vhdx", "-F", "raw", image.toString(), copy.toString())).isZero();
	}

	@Test
	void asparseVmdkPieceHoldsWhatQemuPutIntoIt() throws Exception {
		Path descriptor = converted("vmdk", "subformat=twoGbMaxExtentSparse", "split.vmdk");
		VmdkDescriptor split = VmdkDescriptor.parse(Files.readString(descriptor),
				new FileBytes(new byte[0], "split.vmdk"));
		assertThat(split.capacity()).isEqualTo(CONTENT);
		Piece piece = split.pieces().get(0);
		FileBytes bytes = new FileBytes(Files.readAllBytes(folder.resolve(String.valueOf(piece.file()))), "s");
		assertThat(content(bytes.bytes, CONTENT, Extents.of(() -> VmdkGrains.open(bytes, piece, 0))))
			.isEqualTo(Files.readAllBytes(raw));
	}

	@Test
	void whatCannotBeTakenIsRefusedWithItsReason() throws Exception {
		byte[] image = Files.readAllBytes(converted("vhdx", "subformat=dynamic", "refused.vhdx"));
		assertRefused(Arrays.copyOf(image, 300_000), "storage.image.damaged");
		byte[] unclosed = image.clone();
		for (int header : new int[] { 64 * 1024, 128 * 1024 }) {
			unclosed[header + 50] = 1;
			sum(unclosed, header, 4096);
		}
		assertRefused(unclosed, "storage.image.vhdx.log");
		byte[] torn = image.clone();
		torn[64 * 1024 + 9] ^= 1;
		torn[128 * 1024 + 9] ^= 1;
		assertRefused(torn, "storage.image.damaged");
		byte[] child = image.clone();
		int metadata = 3 * MIB;
		int parameters = (int) where(child, metadata);
		child[parameters + 4] |= 2;
		assertRefused(child, "storage.image.vhdx.parent");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RW 8 FLAT \"../../etc/passwd\" 0", "RW 8 FLAT \"/etc/passwd\" 0", "RW 8 SESPARSE \"a\"",
			"RW 99999999999999999 FLAT \"a\" 0", "RW 8 FLAT", "", "parentCID=12345678\nRW 8 FLAT \"a\" 0",
			"RW 8 FLAT \"-a\" 0" })
	void aDescriptorThatLeadsElsewhereIsRefused(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(
				() -> VmdkDescriptor.parse(VmdkDescriptor.MAGIC + "\n" + text, new FileBytes(new byte[0], "x.vmdk")));
	}

	@Test
	void hostileImagesEndInARefusalOrInAFewExtents() throws Exception {
		byte[] image = Files.readAllBytes(converted("vhdx", "block_size=1M", "fuzz.vhdx"));
		Random random = new Random(11);
		assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
			for (int round = 0; round < Length.of(400, 20_000); round++) {
				byte[] hostile = image.clone();
				for (int i = 0; i < 1 + random.nextInt(6); i++) {
					int table = TABLES[random.nextInt(TABLES.length)];
					hostile[table + random.nextInt(random.nextBoolean() ? 80 : 400)] = (byte) random.nextInt();
				}
				List.of(64, 128).forEach((kib) -> sum(hostile, kib * 1024, 4096));
				List.of(192, 256).forEach((kib) -> sum(hostile, kib * 1024, 65536));
				assertThatNoException().isThrownBy(() -> walk(hostile));
			}
		});
	}

	/** Refusals are what is expected. */
	private static void walk(byte[] hostile) {
		try {
			FileBytes bytes = new FileBytes(hostile, "hostile.vhdx");
			VhdxImage disk = VhdxImage.read(bytes);
			VhdxBlocks blocks = new VhdxBlocks(bytes, disk);
			long present = 0;
			for (Extent next = blocks.get(); next != null; next = blocks.get()) {
				present += next.length();
				assertThat(next.from() + next.length()).isLessThanOrEqualTo(hostile.length);
				assertThat(present).isLessThanOrEqualTo(hostile.length);
			}
		}
		catch (Problem refused) {
			assertThat(refused.messageKey()).startsWith("storage.image.");
		}
	}

	private static void assertRefused(byte[] image, String key) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> VhdxImage.read(new FileBytes(image, "refused.vhdx")))
			.satisfies((problem) -> assertThat(problem.messageKey()).isEqualTo(key));
	}

	/**
	 * Where the file parameters are: the first item of the metadata that begin there or
	 * later.
	 */
	private static long where(byte[] image, int from) {
		ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		for (int at = MIB; at < from + 16 * MIB; at += MIB) {
			if (bytes.getLong(at) == 0x617461646174656dL) {
				for (int entry = at + 32;; entry += 32) {
					if (bytes.getInt(entry) == 0xCAA16737) {
						return at + bytes.getInt(entry + 16);
					}
				}
			}
		}
		throw new AssertionError("no metadata");
	}

	private static void sum(byte[] image, int at, int length) {
		ByteBuffer part = ByteBuffer.wrap(image, at, length).slice().order(ByteOrder.LITTLE_ENDIAN);
		part.putInt(4, 0);
		CRC32C sum = new CRC32C();
		sum.update(part.duplicate());
		part.putInt(4, (int) sum.getValue());
	}

	private static byte[] content(byte[] image, int capacity, Iterable<Extent> extents) {
		byte[] content = new byte[capacity];
		extents.forEach((extent) -> System.arraycopy(image, (int) extent.from(), content, (int) extent.at(),
				(int) extent.length()));
		return content;
	}

	private static Path converted(String format, String options, String name) throws IOException, InterruptedException {
		Path image = folder.resolve(name);
		assertThat(
				run("qemu-img", "convert", "-f", "raw", "-O", format, "-o", options, raw.toString(), image.toString()))
			.isZero();
		return image;
	}

	private static int run(String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
	}

	/** An image in memory. */
	private static final class FileBytes implements ImageBytes {

		private final byte[] bytes;

		private final String name;

		FileBytes(byte[] bytes, String name) {
			this.bytes = bytes;
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public long size() {
			return this.bytes.length;
		}

		@Override
		public ByteBuffer read(long offset, int length) {
			if (offset < 0 || offset > size() - length) {
				throw damaged("end");
			}
			return ByteBuffer.wrap(Arrays.copyOfRange(this.bytes, (int) offset, (int) offset + length))
				.order(ByteOrder.LITTLE_ENDIAN);
		}

	}

}
