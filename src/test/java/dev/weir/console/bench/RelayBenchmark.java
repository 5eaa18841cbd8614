package dev.weir.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Weir's console relay beside Debian's websockify and beside no relay at all, in one run:
 * {@code RelayBenchmark CONNECTIONS [SECONDS] [RELAYS]}. This process is browser and
 * display; each relay is a process of its own. Prints one table row each.
 */
public final class RelayBenchmark {

	private static final int DISPLAY = Integer.getInteger("relay.port", 24_000);

	/** Which workloads, of down, up, trips, paced. */
	private static final String WORKLOADS = System.getProperty("relay.workloads", "down,up,trips,paced");

	private static final int PACE = 20;

	private static final int OPENED_BEFORE = 100;

	private static final PrintStream OUT = System.out;

	private final int connections;

	private final int millis;

	private final StandIn display;

	private RelayBenchmark(int connections, int millis, StandIn display) {
		this.connections = connections;
		this.millis = millis;
		this.display = display;
	}

	/** Runs it. */
	public static void main(String[] args) throws IOException {
		int connections = Integer.parseInt(args[0]);
		int seconds = (args.length > 1) ? Integer.parseInt(args[1]) : 4;
		String which = (args.length > 2) ? args[2] : "websockify,weir,direct";
		try (StandIn display = new StandIn(DISPLAY)) {
			RelayBenchmark benchmark = new RelayBenchmark(connections, seconds * 1000, display);
			OUT.println("| consoles | relay | to the browser | CPU s/GB | to the VM | CPU s/GB | saturated "
					+ "| CPU per round trip | paced: p50 / p99 | CPU per round trip | memory each |");
			OUT.println("|---|---|---|---|---|---|---|---|---|---|---|");
			for (String name : which.split(",")) {
				try (RelayUnderTest relay = start(name)) {
					benchmark.measure(relay);
				}
			}
		}
	}

	private static RelayUnderTest start(String name) throws IOException {
		return switch (name) {
			case "websockify" -> RelayUnderTest.Websockify.start(DISPLAY + 1, DISPLAY);
			case "weir" -> WeirRelay.start(DISPLAY + 2, DISPLAY, Map.of());
			case "weir1" -> WeirRelay.start(DISPLAY + 6, DISPLAY, Map.of("WEIR_CONSOLE_LOOPS", "1"));
			case "weir2" -> WeirRelay.start(DISPLAY + 7, DISPLAY, Map.of("WEIR_CONSOLE_LOOPS", "2"));
			case "forward" -> RelayUnderTest.Forward.start(DISPLAY + 3, DISPLAY, 1);
			case "forward2" -> RelayUnderTest.Forward.start(DISPLAY + 4, DISPLAY, 2);
			case "threads" -> RelayUnderTest.Forward.start(DISPLAY + 5, DISPLAY, 0);
			case "direct" -> new RelayUnderTest.Direct(DISPLAY);
			default -> throw new IllegalArgumentException(name);
		};
	}

	private void measure(RelayUnderTest relay) throws IOException {
		ProcessFigures process = new ProcessFigures(relay.pid());
		warmUp(relay);
		long memory = process.pssKib();
		try (LoadClient client = new LoadClient(relay.framed())) {
			for (int number = 0; number < this.connections; number++) {
				client.add(relay.open(), relay.framed());
			}
			client.saturate(1000);
			memory = process.pssKib() - memory;
			String streams = down(client, process) + " | " + up(client, process);
			String trips = saturated(client, process) + " | " + paced(client, process);
			OUT.printf("| %d | %s | %s | %s | %s |%n", this.connections, relay.name(), streams, trips,
					(relay.pid() > 0) ? memory / this.connections + " KiB" : "");
		}
	}

	/** As long as JIT compilers need, on consoles that are closed again. */
	private void warmUp(RelayUnderTest relay) throws IOException {
		for (int number = 0; number < OPENED_BEFORE; number++) {
			relay.open().close();
		}
		try (LoadClient client = new LoadClient(relay.framed())) {
			for (int number = 0; number < 8; number++) {
				client.add(relay.open(), relay.framed());
			}
			client.saturate(2 * this.millis);
			this.display.flood(true);
			client.read(this.millis);
			this.display.flood(false);
			client.settle();
		}
	}

	private String down(LoadClient client, ProcessFigures process) throws IOException {
		if (!WORKLOADS.contains("down")) {
			return "- | -";
		}
		this.display.flood(true);
		client.read(500);
		double before = process.cpuSeconds();
		LoadClient.Result result = client.read(this.millis);
		double cpu = process.cpuSeconds() - before;
		this.display.flood(false);
		client.settle();
		return stream(result.bytes(), result.seconds(), cpu);
	}

	private String up(LoadClient client, ProcessFigures process) throws IOException {
		if (!WORKLOADS.contains("up")) {
			return "- | -";
		}
		long bytes = this.display.taken();
		double before = process.cpuSeconds();
		LoadClient.Result result = client.sendUp(this.millis);
		return stream(this.display.taken() - bytes, result.seconds(), process.cpuSeconds() - before);
	}

	private static String stream(long bytes, double seconds, double cpu) {
		return String.format(Locale.ROOT, "%,.0f MB/s | %.2f", bytes / seconds / 1e6, cpu / (bytes / 1e9));
	}

	private String paced(LoadClient client, ProcessFigures process) throws IOException {
		client.pace(500, PACE);
		double before = process.cpuSeconds();
		LoadClient.Result result = client.pace(this.millis, PACE);
		double cpu = process.cpuSeconds() - before;
		return String.format(Locale.ROOT, "%.2f / %.2f ms | %.0f µs", result.p50(), result.p99(),
				cpu / result.trips() * 1e6);
	}

	private String saturated(LoadClient client, ProcessFigures process) throws IOException {
		client.saturate(500);
		double before = process.cpuSeconds();
		LoadClient.Result result = client.saturate(this.millis);
		return String.format(Locale.ROOT, "%,.0f/s | %.0f µs", result.trips() / result.seconds(),
				(process.cpuSeconds() - before) / result.trips() * 1e6);
	}

}
