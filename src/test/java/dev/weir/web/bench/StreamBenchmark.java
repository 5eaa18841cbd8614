package dev.weir.web.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.LibvirtRig;
import org.awaitility.Awaitility;

/**
 * A large volume up and down through Weir, with {@code curl} as its client, beside
 * {@code virsh vol-upload} and {@code vol-download} of the same bytes on the same
 * libvirtd, taking turns; and how far Weir's memory grows meanwhile. Needs root and room
 * for three times the size. See docs/benchmarks.md for the command.
 */
public final class StreamBenchmark {

	private static final int MIB = 1 << 20;

	/** Of curl: {@code --max-time} is over. */
	private static final int TIME_IS_UP = 28;

	private static final String VOLUME = "big.img";

	private final BenchWeir weir;

	private final LibvirtRig rig;

	private final Path source;

	private final String content;

	private final String authorization;

	private StreamBenchmark(BenchWeir weir, LibvirtRig rig, Path source, URI content, String authorization) {
		this.weir = weir;
		this.rig = rig;
		this.source = source;
		this.content = content.toString();
		this.authorization = authorization;
	}

	/**
	 * @param arguments GiB to move, rounds
	 */
	public static void main(String[] arguments) throws Exception {
		int gib = Integer.parseInt(arguments[0]);
		Path source = Files.createTempFile("weir-stream", ".img");
		try (LibvirtRig rig = LibvirtRig.start(); BenchWeir weir = BenchWeir.start()) {
			fill(source, gib);
			rig.virsh(LibvirtRig.poolXml("streams"), "pool-define", "/dev/stdin");
			rig.virsh("", "pool-start", "streams");
			rig.virsh("", "vol-create-as", "streams", VOLUME, gib + "GiB", "--allocation", "0");
			ApiClient api = ApiClient.signIn(weir.weir(), BenchWeir.PASSWORD);
			String host = api
				.post("/api/v1/hosts",
						"{\"name\": \"real\", \"connection\": {\"transport\": \"local\", \"path\": \"%s\"}}"
							.formatted(rig.socket()))
				.text("id");
			String pools = "/api/v1/hosts/" + host + "/storage-pools";
			Awaitility.await().until(() -> api.get(pools).body().toString().contains("streams"));
			URI content = weir.weir().url().resolve(pools + "/streams/volumes/" + VOLUME + "/content");
			new StreamBenchmark(weir, rig, source, content, api.authorization()).run(gib,
					Integer.parseInt(arguments[1]));
		}
		finally {
			Files.delete(source);
		}
		System.exit(0);
	}

	private void run(int gib, int rounds) throws Exception {
		// once through each way first, so that code is compiled and files lie in memory
		throughWeir("-T", this.source.toString());
		System.out.println("| way | virsh MiB/s | Weir MiB/s | Weir : virsh | Weir's memory before, most, more |\n"
				+ "|---|---|---|---|---|");
		for (int round = 0; round < rounds; round++) {
			row("up", gib, () -> this.rig.virsh("", "vol-upload", VOLUME, this.source.toString(), "--pool", "streams"),
					() -> throughWeir("-T", this.source.toString()));
			row("down", gib, () -> this.rig.virsh("", "vol-download", VOLUME, "/dev/null", "--pool", "streams"),
					() -> throughWeir());
		}
		// whoever takes less than the host gives must not make Weir keep the rest
		row("down, slow client", 1, () -> this.rig.virsh("", "vol-download", VOLUME, "/dev/null", "--pool", "streams",
				"--length", "1073741824"), () -> throughWeir("--limit-rate", "50M", "--max-time", "20"));
	}

	private void row(String way, int gib, Work virsh, Work weir) throws Exception {
		double theirs = gib * 1024 / seconds(virsh);
		double before = this.weir.rssMib();
		AtomicLong most = new AtomicLong();
		ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
		watch.scheduleAtFixedRate(() -> most.accumulateAndGet(rssKib(), Math::max), 0, 100, TimeUnit.MILLISECONDS);
		double ours = gib * 1024 / seconds(weir);
		watch.shutdownNow();
		System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.2f | %.0f, %.0f, %.0f MiB |%n", way, theirs, ours,
				ours / theirs, before, most.get() / 1024.0, most.get() / 1024.0 - before);
	}

	private long rssKib() {
		try {
			return Math.round(this.weir.rssMib() * 1024);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private void throughWeir(String... more) throws Exception {
		List<String> line = new ArrayList<>(List.of("curl", "-sS", "--fail-with-body", "-o", "/dev/null", "-H",
				"Authorization: " + this.authorization));
		line.addAll(List.of(more));
		line.add(this.content);
		int code = new ProcessBuilder(line).inheritIO().start().waitFor();
		if (code != 0 && code != TIME_IS_UP) {
			throw new AssertionError("curl ended with " + code);
		}
	}

	private static double seconds(Work work) throws Exception {
		long began = System.nanoTime();
		work.run();
		return (System.nanoTime() - began) / 1e9;
	}

	/** Bytes that nothing can compress or leave out. */
	private static void fill(Path file, int gib) throws IOException {
		byte[] some = new byte[16 * MIB];
		new Random(7).nextBytes(some);
		try (OutputStream out = Files.newOutputStream(file)) {
			for (int i = 0; i < gib * 64; i++) {
				out.write(some);
			}
		}
	}

	@FunctionalInterface
	private interface Work {

		void run() throws Exception;

	}

}
