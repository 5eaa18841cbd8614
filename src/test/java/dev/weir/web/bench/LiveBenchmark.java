package dev.weir.web.bench;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.Chromium.Look;
import dev.weir.testbed.LibvirtRig;

/**
 * Measures in Chromium how soon the list of virtual machines is there, and how soon a
 * change by virsh stands on it: from virsh's return until the browser has the new text.
 * Both ends read the same clock. See docs/benchmarks.md for the command.
 */
public final class LiveBenchmark {

	private static final String NOTE_THE_TIME = """
			(wanted) => { window.seen = 0; window.watch?.disconnect(); const look = () => {
			  const cell = document.querySelector('#vm-results td[data-label=vCPUs]');
			  if (cell && cell.textContent.trim() === wanted) { window.seen = window.seen || Date.now(); }
			}; window.watch = new MutationObserver(look); window.watch.observe(document.getElementById('vm-results'), { childList: true, subtree: true }); }""";

	private LiveBenchmark() {
	}

	/**
	 * @param arguments number of machines, number of changes
	 */
	public static void main(String[] arguments) throws Exception {
		int machines = Integer.parseInt(arguments[0]);
		int changes = Integer.parseInt(arguments[1]);
		try (LibvirtRig rig = LibvirtRig.start();
				BenchWeir weir = BenchWeir.start();
				Chromium chromium = Chromium.start()) {
			weir.realHost(rig, machines);
			Page page = signedIn(chromium, weir.weir().url());
			System.out.println("rows visible after " + Figures.of(opening(page)) + " (p50 / p95 / p99)");
			double[][] seen = changes(rig, page, changes);
			System.out.println("change seen after " + Figures.of(seen[0]) + " from the start of virsh, after "
					+ Figures.of(seen[1]) + " from its return (p50 / p95 / p99)");
		}
		System.exit(0);
	}

	/** From the wish to navigate until the rows are laid out. */
	private static double[] opening(Page page) {
		double[] times = new double[20];
		for (int i = 0; i < times.length + 5; i++) {
			long began = System.nanoTime();
			page.navigate("/vms");
			page.locator("#vm-results tbody tr").last().isVisible();
			times[Math.max(0, i - 5)] = (System.nanoTime() - began) / 1e6;
		}
		return times;
	}

	/** From virsh's start and from its return, which may come later than the browser. */
	private static double[][] changes(LibvirtRig rig, Page page, int count) {
		page.navigate("/vms?q=name:" + BenchWeir.name(0));
		double[][] times = new double[2][count];
		for (int i = 0; i < count; i++) {
			int vcpus = 3 + i % 2;
			page.evaluate(NOTE_THE_TIME, Integer.toString(vcpus));
			page.waitForTimeout(ThreadLocalRandom.current().nextInt(200, 1500));
			long began = System.currentTimeMillis();
			rig.virsh(definition(vcpus), "define", "/dev/stdin");
			long changed = System.currentTimeMillis();
			page.waitForFunction("() => window.seen > 0");
			long seen = ((Number) page.evaluate("window.seen")).longValue();
			times[0][i] = seen - began;
			times[1][i] = Math.max(0, seen - changed);
		}
		return times;
	}

	private static String definition(int vcpus) {
		return String.format(Locale.ROOT,
				"<domain type='qemu'><name>%s</name><uuid>%s</uuid><memory unit='KiB'>2097152</memory><vcpu>%d</vcpu>"
						+ "<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>",
				BenchWeir.name(0), new UUID(0x57454952_0000_4000L, 0x8000_0000_0000_0000L), vcpus);
	}

	private static Page signedIn(Chromium chromium, URI url) {
		BrowserContext person = chromium.person(url, Look.DESK);
		Page page = person.newPage();
		page.navigate("/login");
		page.fill("#account", "admin");
		page.fill("#password", BenchWeir.PASSWORD);
		page.click("main button[type=submit]");
		page.waitForURL((to) -> !to.contains("/login"));
		return page;
	}

}
