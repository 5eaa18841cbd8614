package dev.weir.fleet.mirror;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeHypervisor;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.libvirt.NativePort;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import dev.weir.testbed.ProcessFigures;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Does what wears a long-running process, again and again, and tells what it takes
 * before, between and after. See docs/benchmarks.md for the command. One thread at a
 * time.
 */
public final class Soak {

	static final Duration SOON = Duration.ofSeconds(30);

	static final HypervisorListener DEAF = new HypervisorListener() {

		@Override
		public void onEvent(HypervisorEvent event) {
			// Only that it comes matters.
		}

		@Override
		public void onClosed(CloseReason reason) {
			// The next call finds out.
		}

	};

	private final Hypervisor hypervisor = NativePort.open();

	private final Consumer<String> out;

	private final long threads = LiveFixture.threads();

	private final List<ProcessFigures> figures = new ArrayList<>();

	Soak(Consumer<String> out) {
		this.out = out;
	}

	/**
	 * @param arguments {@code --long} for all of it, with a libvirtd of its own (root)
	 */
	public static void main(String[] arguments) throws Exception {
		boolean all = List.of(arguments).contains("--long");
		Soak soak = new Soak(System.out::println);
		if (all) {
			try (LibvirtRig rig = LibvirtRig.start()) {
				soak.run(Amounts.LONG, rig);
			}
		}
		else {
			soak.run(Amounts.SHORT, null);
		}
		System.exit(0);
	}

	/** What it took after each part, the first one to get warm not counted. */
	List<ProcessFigures> run(Amounts amounts, @Nullable LibvirtRig rig) throws Exception {
		this.out.accept("| after | RSS | PSS | heap | open files | threads |");
		this.out.accept("|---|---|---|---|---|---|");
		parts(Amounts.SHORT, rig, false);
		sample("warming up");
		parts(amounts, rig, true);
		return this.figures;
	}

	private void parts(Amounts amounts, @Nullable LibvirtRig rig, boolean told) throws Exception {
		Path node = NodeFile.write(Files.createTempFile("weir-soak", ".xml"), 20, 10);
		repeat(told, "bulk reads", amounts.reads(), (part) -> bulkReads(node, part));
		repeat(told, "connections with all events registered", amounts.registrations(),
				(part) -> registrations(node, part));
		if (rig != null) {
			try (HostSoak host = new HostSoak(this.hypervisor, rig)) {
				repeat(told, "console streams", amounts.consoles(), host::consoles);
				repeat(told, "volume streams, up and down", amounts.volumes(), host::volumes);
				repeat(told, "hosts lost and found (RPC)", amounts.losses(), (part) -> {
					host.losses(part);
					settle();
				});
			}
		}
		else {
			repeat(told, "hosts lost and found", amounts.losses(), this::pretendedLosses);
		}
		repeat(told, "events of 1,000 machines", amounts.events(), this::events);
		Files.delete(node);
	}

	/** A quarter at a time, with a sample after each. */
	private void repeat(boolean told, String what, int times, Part part) throws Exception {
		int parts = told ? 4 : 1;
		for (int i = 1; i <= parts; i++) {
			part.run(times / parts);
			if (told) {
				sample(String.format("%,d %s", times / parts * i, what));
			}
		}
	}

	private void sample(String after) throws InterruptedException {
		ProcessFigures now = ProcessFigures.read();
		this.figures.add(now);
		this.out.accept("| " + after + " | " + now.row() + " |");
	}

	private void bulkReads(Path node, int times) {
		try (HypervisorConnection connection = this.hypervisor.open(new ConnectionSpec.Test(node), DEAF)) {
			for (int i = 0; i < times; i++) {
				check(connection.domains().statuses().size() == 20);
				if (i % 10 == 0) {
					try (var held = connection.domains().hold()) {
						held.xml(held.list().get(i / 10 % 20).uuid(), XmlForm.LIVE);
					}
				}
			}
		}
	}

	private void registrations(Path node, int times) {
		for (int i = 0; i < times; i++) {
			try (HypervisorConnection connection = this.hypervisor.open(new ConnectionSpec.Test(node), DEAF)) {
				connection.subscribe();
			}
		}
	}

	private void pretendedLosses(int times) {
		FakeHypervisor hypervisor = new FakeHypervisor();
		FakeHost lab = hypervisor.host("lab.example");
		lab.define("one").start();
		try (LiveFixture live = new LiveFixture(hypervisor, LiveFixture.quick())) {
			HostId id = live.watch(lab.spec());
			for (int i = 0; i < times; i++) {
				live.await(id, SOON, (host) -> check(host.isUp()));
				lab.die();
				live.await(id, SOON, (host) -> check(!host.isUp()));
				lab.accept();
				live.fleet.retryNow(id);
			}
		}
		settle();
	}

	/** Threads of calls that were given up end after ten idle seconds. */
	private void settle() {
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(60)))
			.until(() -> LiveFixture.threads() <= this.threads);
	}

	private void events(int times) {
		FakeHypervisor hypervisor = new FakeHypervisor();
		FakeHost lab = hypervisor.host("lab.example");
		List<FakeVm> vms = new ArrayList<>();
		for (int i = 0; i < 1_000; i++) {
			vms.add(lab.define("vm-" + i));
		}
		Random random = new Random(1);
		try (LiveFixture live = new LiveFixture(hypervisor, TestDriverFleetTests.settings())) {
			HostId id = live.watch(lab.spec());
			live.await(id, SOON, (host) -> check(host.vms().size() == 1_000));
			for (int i = 0; i < times; i++) {
				happen(lab, vms.get(random.nextInt(vms.size())), random.nextInt(10));
			}
			live.await(id, SOON, (host) -> vms.forEach((vm) -> check(
					live.fleet.requireVm(new VmId(vm.uuid())).state() == VmState.of(vm.status().state(), false))));
		}
		settle();
	}

	private static void happen(FakeHost lab, FakeVm vm, int what) {
		if (what == 0) {
			vm.nextVcpus(1 + vm.name().length());
		}
		else if (what < 4) {
			lab.fire(new HypervisorEvent.DomainChanged(vm.uuid(), vm.name(), DomainEventKind.RTC_CHANGE, 0, 0, null));
		}
		else if (vm.status().state() == DomainState.RUNNING) {
			vm.stop();
		}
		else {
			vm.start();
		}
	}

	static void check(boolean expected) {
		if (!expected) {
			throw new AssertionError("Not as expected");
		}
	}

	/**
	 * How often each thing is done.
	 *
	 * @param registrations connections that register all events and end
	 * @param losses hosts that are lost and found again
	 */
	record Amounts(int reads, int registrations, int consoles, int volumes, int losses, int events) {

		static final Amounts SHORT = new Amounts(2_000, 80, 100, 100, 20, 4_000);

		/** Each of the connections registers thirty kinds of events. */
		static final Amounts LONG = new Amounts(100_000, 4_000, 25_000, 20_000, 1_000, 250_000);

	}

	@FunctionalInterface
	private interface Part {

		void run(int times) throws Exception;

	}

}
