package dev.weir.fleet.mirror;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.weir.fleet.HostId;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.hypervisor.libvirt.RawCalls;
import dev.weir.testbed.LibvirtRig;

/**
 * Measures filling the mirror through the socket of a real libvirtd beside the bare calls
 * it needs. Needs root. See docs/benchmarks.md for the command.
 */
public final class SocketMirrorBenchmark {

	private static final int ROUNDS = 9;

	private SocketMirrorBenchmark() {
	}

	/**
	 * @param arguments number of machines that are defined, 500 if none
	 */
	public static void main(String[] arguments) throws Exception {
		int machines = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 500;
		Hypervisor hypervisor = NativePort.open();
		try (LibvirtRig rig = LibvirtRig.start()) {
			define(hypervisor, rig, machines);
			double[] alone = new double[ROUNDS];
			double[] three = new double[ROUNDS];
			double[] opened = new double[ROUNDS];
			double[] filled = new double[ROUNDS];
			try (RawCalls calls = new RawCalls(rig.spec())) {
				for (int i = -2; i < ROUNDS; i++) {
					int round = Math.max(0, i);
					alone[round] = timed(() -> calls.read(1));
					three[round] = timed(() -> calls.read(3));
					opened[round] = timed(() -> RawCalls.fromNothing(rig.spec(), 3));
					try (LiveFixture live = new LiveFixture(hypervisor, TestDriverFleetTests.settings())) {
						filled[round] = timed(() -> fill(live, rig, machines));
					}
				}
			}
			System.out.printf(Locale.ROOT, "| %,d | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.2f | %.2f |%n", machines,
					median(alone), median(three), median(opened), median(filled), median(filled) / median(three),
					median(filled) / median(opened));
		}
		System.exit(0);
	}

	private static void define(Hypervisor hypervisor, LibvirtRig rig, int machines) {
		try (HypervisorConnection connection = hypervisor.open(rig.spec(), new Deaf())) {
			for (int i = 0; i < machines; i++) {
				connection.domains().define(LibvirtRig.guestXml("bench-" + i, "/var/lib/libvirt/images/none.img"));
			}
		}
	}

	private static void fill(LiveFixture live, LibvirtRig rig, int machines) throws InterruptedException {
		HostId id = live.watch(rig.spec());
		while (live.fleet.host(id).map((host) -> host.vms().size()).orElse(0) < machines) {
			TimeUnit.MILLISECONDS.sleep(1);
		}
	}

	private static double timed(Step body) throws Exception {
		long began = System.nanoTime();
		body.run();
		return (System.nanoTime() - began) / 1e6;
	}

	private static double median(double[] times) {
		double[] sorted = times.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	@FunctionalInterface
	private interface Step {

		void run() throws Exception;

	}

	private static final class Deaf implements HypervisorListener {

		@Override
		public void onEvent(HypervisorEvent event) {
			// Nobody subscribed.
		}

		@Override
		public void onClosed(CloseReason reason) {
			// It ends with the measurement.
		}

	}

}
