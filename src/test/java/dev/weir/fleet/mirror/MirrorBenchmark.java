package dev.weir.fleet.mirror;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.StartOption;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.libvirt.NativePort;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Measures the mirror against the bare calls it needs, in the same JVM, on libvirt's test
 * driver: time to fill it, memory for each machine, processor time of following it, and
 * how soon a change is seen. See docs/benchmarks.md for the command.
 */
public final class MirrorBenchmark {

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private final Hypervisor hypervisor = NativePort.open();

	private final Path folder;

	private final Duration watched;

	private MirrorBenchmark(Path folder, Duration watched) {
		this.folder = folder;
		this.watched = watched;
	}

	/**
	 * @param arguments numbers of machines; the last one, with an s, the seconds to
	 * follow
	 */
	public static void main(String[] arguments) throws Exception {
		Duration watched = Duration.ofSeconds(30);
		List<Integer> sizes = new ArrayList<>();
		for (String argument : arguments) {
			if (argument.endsWith("s")) {
				watched = Duration.ofSeconds(Integer.parseInt(argument.substring(0, argument.length() - 1)));
			}
			else {
				sizes.add(Integer.parseInt(argument));
			}
		}
		MirrorBenchmark benchmark = new MirrorBenchmark(Files.createTempDirectory("weir-bench"), watched);
		print("| machines | raw calls, wall / CPU | mirror filled, wall / CPU | CPU ratio | memory each | idle: CPU | all run: CPU |"
				+ " change seen p50 / p99 | vms() + vm() |");
		print("|---|---|---|---|---|---|---|---|---|");
		benchmark.row(200, null);
		for (int size : sizes.isEmpty() ? List.of(1_000, 5_000, 10_000) : sizes) {
			benchmark.row(size, size);
		}
		System.exit(0);
	}

	/** A row without a label warms the JVM up. */
	private void row(int machines, @Nullable Integer label) throws Exception {
		Path off = NodeFile.write(this.folder.resolve("off.xml"), machines, 0);
		Path on = NodeFile.write(this.folder.resolve("on.xml"), machines, machines);
		try (HypervisorConnection keptOff = open(off); HypervisorConnection keptOn = open(on)) {
			double[] raw = new double[3];
			double[] fills = new double[raw.length];
			double[] rawCpu = new double[raw.length];
			double[] fillCpu = new double[raw.length];
			for (int i = 0; i < raw.length; i++) {
				long began = SYSTEM.getProcessCpuTime();
				raw[i] = rawFill(keptOff);
				long between = SYSTEM.getProcessCpuTime();
				fills[i] = follow(off, machines, Duration.ZERO).fillMillis();
				rawCpu[i] = (between - began) / 1e6;
				fillCpu[i] = (SYSTEM.getProcessCpuTime() - between) / 1e6;
			}
			Duration watched = (label != null) ? this.watched : Duration.ZERO;
			Followed idle = follow(off, machines, watched);
			Followed busy = follow(on, machines, watched);
			if (label != null && keptOn.isAlive()) {
				print(String.format(Locale.ROOT,
						"| %,d | %.0f / %.0f ms | %.0f / %.0f ms | %.2f | %.1f KiB | %.1f %% | %.1f %% | %.0f / %.0f ms | %.2f ms |",
						label, median(raw), median(rawCpu), median(fills), median(fillCpu),
						median(fillCpu) / median(rawCpu), idle.kibEach(), idle.cpuPercent(), busy.cpuPercent(),
						idle.changeP50(), idle.changeP99(), idle.readMillis()));
			}
		}
	}

	/**
	 * What filling needs at least: lists and statuses in bulk, each definition once, on
	 * as many threads as the mirror uses, nothing kept.
	 */
	private static double rawFill(HypervisorConnection connection) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(3);
		try {
			long began = System.nanoTime();
			connection.domains().statuses();
			List<DomainRef> domains = connection.domains().list();
			List<Future<?>> parts = new ArrayList<>();
			for (int part = 0; part < 3; part++) {
				int first = part;
				parts.add(threads.submit(() -> {
					for (int i = first; i < domains.size(); i += 3) {
						connection.domains().xml(domains.get(i).uuid(), XmlForm.LIVE);
					}
				}));
			}
			for (Future<?> part : parts) {
				part.get();
			}
			return (System.nanoTime() - began) / 1e6;
		}
		finally {
			threads.shutdown();
		}
	}

	private Followed follow(Path node, int machines, Duration watched) throws Exception {
		long before = usedMemory(!watched.isZero());
		long began = System.nanoTime();
		try (LiveFixture live = new LiveFixture(this.hypervisor, TestDriverFleetTests.settings())) {
			HostId id = live.watch(new ConnectionSpec.Test(node));
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.pollInterval(Duration.ofMillis(1))
				.pollDelay(Duration.ZERO)
				.until(() -> live.fleet.vms().size() == machines);
			double fill = (System.nanoTime() - began) / 1e6;
			if (watched.isZero()) {
				return new Followed(fill, 0, 0, 0, 0, 0);
			}
			double kib = (usedMemory(true) - before) / 1024.0 / machines;
			double cpu = cpuPercent(watched);
			double read = readMillis(live, id);
			double[] changes = changes(live, id, machines);
			return new Followed(fill, kib, cpu, changes[changes.length / 2], changes[changes.length * 99 / 100], read);
		}
	}

	/** Processor time of the whole JVM while nothing happens but periodic reads. */
	private static double cpuPercent(Duration watched) throws InterruptedException {
		long cpu = SYSTEM.getProcessCpuTime();
		long began = System.nanoTime();
		TimeUnit.NANOSECONDS.sleep(watched.toNanos());
		return 100.0 * (SYSTEM.getProcessCpuTime() - cpu) / (System.nanoTime() - began);
	}

	/** A list of all machines made anew after a change, and one machine looked up. */
	private static double readMillis(LiveFixture live, HostId id) {
		double[] times = new double[50];
		for (int i = 0; i < times.length; i++) {
			live.touch(id);
			long began = System.nanoTime();
			live.fleet.vms();
			live.fleet.vm(new VmId(NodeFile.uuid(0)));
			times[i] = (System.nanoTime() - began) / 1e6;
		}
		return median(times);
	}

	/** From the return of the call that changes a machine until the mirror shows it. */
	private static double[] changes(LiveFixture live, HostId id, int machines) throws InterruptedException {
		double[] times = new double[200];
		for (int i = 0; i < times.length; i++) {
			VmId vm = new VmId(NodeFile.uuid(i % machines));
			boolean runs = live.fleet.requireVm(vm).state() == VmState.RUNNING;
			live.commands.call(id, HostCommands.SHORT, (connection) -> {
				if (runs) {
					connection.domains().destroy(vm.value(), false);
				}
				else {
					connection.domains().start(vm.value(), EnumSet.noneOf(StartOption.class));
				}
				return true;
			});
			long began = System.nanoTime();
			while ((live.fleet.requireVm(vm).state() == VmState.RUNNING) == runs) {
				TimeUnit.MICROSECONDS.sleep(100);
			}
			times[i] = (System.nanoTime() - began) / 1e6;
		}
		Arrays.sort(times);
		return times;
	}

	private static long usedMemory(boolean collect) throws InterruptedException {
		for (int i = 0; collect && i < 4; i++) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(100);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static double median(double[] times) {
		double[] sorted = times.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private HypervisorConnection open(Path node) {
		return this.hypervisor.open(new ConnectionSpec.Test(node), new HypervisorListener() {

			@Override
			public void onEvent(HypervisorEvent event) {
				// Nobody subscribed.
			}

			@Override
			public void onClosed(CloseReason reason) {
				// The test driver does not.
			}

		});
	}

	private static void print(String line) {
		System.out.println(line);
	}

	/** What was measured of one mirror. */
	private record Followed(double fillMillis, double kibEach, double cpuPercent, double changeP50, double changeP99,
			double readMillis) {
	}

}
