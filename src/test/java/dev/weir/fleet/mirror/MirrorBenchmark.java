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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.StartOption;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.hypervisor.libvirt.RawCalls;
import org.jspecify.annotations.Nullable;

/**
 * Measures the mirror against the bare calls it needs, in the same JVM, on libvirt's test
 * driver: time to fill it, memory for each machine, processor time of following it, and
 * how soon a change is seen. See docs/benchmarks.md for the command.
 */
public final class MirrorBenchmark {

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private static final int ROUNDS = 5;

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
		print("| machines | raw calls, 1 thread, wall / CPU | 3 threads | connecting too | mirror filled | ratio to the faster raw, wall / CPU | to connecting too |"
				+ " memory each | idle: CPU | all run: CPU | change seen p50 / p99 / worst | vms() + vm() |");
		print("|---|---|---|---|---|---|---|---|---|---|---|---|");
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
		try (HypervisorConnection keptOn = open(on); RawCalls calls = new RawCalls(new ConnectionSpec.Test(off))) {
			Timed alone = new Timed();
			Timed three = new Timed();
			Timed opened = new Timed();
			Timed filled = new Timed();
			for (int i = 0; i < ROUNDS; i++) {
				alone.time(() -> calls.read(1));
				three.time(() -> calls.read(3));
				opened.time(() -> RawCalls.fromNothing(new ConnectionSpec.Test(off), 3));
				fill(off, machines, filled);
			}
			Timed raw = (alone.wall() < three.wall()) ? alone : three;
			Duration watched = (label != null) ? this.watched : Duration.ZERO;
			Followed idle = follow(off, machines, watched);
			Followed busy = follow(on, machines, watched);
			if (label != null && keptOn.isAlive()) {
				print(String.format(Locale.ROOT,
						"| %,d | %.0f / %.0f ms | %.0f / %.0f ms | %.0f / %.0f ms | %.0f / %.0f ms | %.2f / %.2f | %.2f / %.2f | %.1f KiB | %.1f %% | %.1f %% | %.1f / %.1f / %.1f ms | %.2f ms |",
						label, alone.wall(), alone.cpu(), three.wall(), three.cpu(), opened.wall(), opened.cpu(),
						filled.wall(), filled.cpu(), filled.wall() / raw.wall(), filled.cpu() / raw.cpu(),
						filled.wall() / opened.wall(), filled.cpu() / opened.cpu(), idle.kibEach(), idle.cpuPercent(),
						busy.cpuPercent(), idle.change(50), idle.change(99), idle.change(100), idle.readMillis()));
			}
		}
	}

	private void fill(Path node, int machines, Timed filled) throws Exception {
		try (LiveFixture live = new LiveFixture(this.hypervisor, TestDriverFleetTests.settings())) {
			filled.time(() -> watch(live, node, machines));
		}
	}

	private static HostId watch(LiveFixture live, Path node, int machines) throws InterruptedException {
		HostId id = live.watch(new ConnectionSpec.Test(node));
		while (live.fleet.host(id).map((host) -> host.vms().size()).orElse(0) < machines) {
			TimeUnit.MILLISECONDS.sleep(1);
		}
		return id;
	}

	private Followed follow(Path node, int machines, Duration watched) throws Exception {
		long before = usedMemory();
		try (LiveFixture live = new LiveFixture(this.hypervisor, TestDriverFleetTests.settings())) {
			HostId id = watch(live, node, machines);
			double kib = (usedMemory() - before) / 1024.0 / machines;
			double cpu = cpuPercent(watched);
			double read = readMillis(live, id);
			return new Followed(kib, cpu, changes(live, id, machines), read);
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

	private static long usedMemory() throws InterruptedException {
		for (int i = 0; i < 4; i++) {
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

	/**
	 * What was measured of one mirror.
	 *
	 * @param changes how long each change took to be seen, sorted, in ms
	 */
	private record Followed(double kibEach, double cpuPercent, double[] changes, double readMillis) {

		double change(int percent) {
			return this.changes[Math.min(this.changes.length - 1, this.changes.length * percent / 100)];
		}

	}

	/** Wall and processor times of the same thing done several times. */
	private static final class Timed {

		private final List<Double> walls = new ArrayList<>();

		private final List<Double> cpus = new ArrayList<>();

		void time(Callable<?> body) throws Exception {
			long cpu = SYSTEM.getProcessCpuTime();
			long began = System.nanoTime();
			body.call();
			this.walls.add((System.nanoTime() - began) / 1e6);
			this.cpus.add((SYSTEM.getProcessCpuTime() - cpu) / 1e6);
		}

		double wall() {
			return median(this.walls.stream().mapToDouble(Double::doubleValue).toArray());
		}

		double cpu() {
			return median(this.cpus.stream().mapToDouble(Double::doubleValue).toArray());
		}

	}

}
