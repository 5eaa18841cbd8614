package dev.weir.web.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import dev.weir.testbed.LibvirtRig;

/**
 * Measures pages of the packaged Weir beside a static file and the sign-in page of the
 * same server, its memory and its start. See docs/benchmarks.md for the commands.
 */
public final class PageBenchmark {

	private static final int PEOPLE = 8;

	private static final List<String> PAGES = List.of("/vms", "/vms?q=guest-00&sort=-memory",
			"/vms?q=state%3Arunning&sort=-name", "/vms?limit=200", "/hosts", "/", "/tasks", "/audit");

	private PageBenchmark() {
	}

	/**
	 * @param arguments {@code pages MACHINES SECONDS}, {@code memory MACHINES},
	 * {@code start}
	 */
	public static void main(String[] arguments) throws Exception {
		switch (arguments[0]) {
			case "pages" -> pages(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
			case "memory" -> memory(Integer.parseInt(arguments[1]));
			case "start" -> start();
			default -> throw new IllegalArgumentException(arguments[0]);
		}
		System.exit(0);
	}

	/** Each page by one person, then by eight. */
	private static void pages(int machines, int seconds) throws Exception {
		try (BenchWeir weir = BenchWeir.start()) {
			weir.pretendedHost(machines);
			List<String> people = weir.sessions(PEOPLE);
			Load.of(weir.weir().url(), people, PAGES.get(0), Duration.ofSeconds(4L * seconds)); // warms
																								// up
			print("| %,d machines | 1 person: first byte p50 / p95 / p99 | KiB | 8: pages/s | first byte p50 / p95 / p99 | CPU a page |",
					machines);
			print("|---|---|---|---|---|---|");
			row(weir, Collections.nCopies(PEOPLE, ""), "/assets/theme.js", seconds);
			row(weir, Collections.nCopies(PEOPLE, ""), "/login", seconds);
			for (String page : PAGES) {
				row(weir, people, page, seconds);
			}
			print("RSS %.0f MiB", weir.rssMib());
		}
	}

	private static void row(BenchWeir weir, List<String> people, String page, int seconds) throws Exception {
		URI url = weir.weir().url();
		Load.of(url, people.get(0), page, 100);
		Load one = Load.of(url, people.get(0), page, 300);
		double before = weir.cpuMillis();
		Load all = Load.of(url, people, page, Duration.ofSeconds(seconds));
		print("| `%s` | %s | %.1f | %.0f | %s | %.1f ms |", page, one.firstBytes(), one.kib(), all.pagesPerSecond(),
				all.firstBytes(), (weir.cpuMillis() - before) / (all.pagesPerSecond() * seconds));
	}

	/** Machines of a real libvirtd, so that none of them lives in Weir's own process. */
	private static void memory(int machines) throws Exception {
		try (LibvirtRig rig = LibvirtRig.start(); BenchWeir weir = BenchWeir.start()) {
			print("started: %.0f MiB", weir.rssMib());
			weir.realHost(rig, machines);
			print("%,d machines: %.0f MiB", machines, weir.rssMib());
			List<String> people = weir.sessions(PEOPLE);
			for (String page : PAGES) {
				Load.of(weir.weir().url(), people, page, Duration.ofSeconds(3));
			}
			print("after %d people read %d pages for 3 s each: %.0f MiB", PEOPLE, PAGES.size(), weir.rssMib());
		}
	}

	/** On empty data, then five times on the data of the first. */
	private static void start() throws Exception {
		BenchWeir first = BenchWeir.start();
		print("first start: sign-in page after %.1f s, %.0f MiB", first.startMillis() / 1000, first.rssMib());
		BenchWeir last = first;
		for (int i = 0; i < 5; i++) {
			last = BenchWeir.start(last.stop());
			print("later start: sign-in page after %.1f s, %.0f MiB", last.startMillis() / 1000, last.rssMib());
		}
		last.close();
	}

	private static void print(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

}
