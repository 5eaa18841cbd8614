package dev.weir.web.bench;

import java.time.Duration;
import java.util.Locale;

import dev.weir.testbed.ApiClient;
import dev.weir.testbed.LibvirtRig;
import org.awaitility.Awaitility;

/**
 * The pages of a VM with forty devices, and changes of its hardware beside the same
 * through {@code virsh}, on a real libvirtd with the guest running. Needs root. See
 * docs/benchmarks.md for the command.
 */
public final class HardwareBenchmark {

	private static final int DISKS = 24;

	private static final int NICS = 8;

	private static final int ROUNDS = 40;

	private static final int WARM = 15;

	private static final String GUEST = "forty";

	private static final String MAC = "52:54:00:00:00:00";

	private final LibvirtRig rig;

	private final ApiClient api;

	private final String vm;

	private HardwareBenchmark(LibvirtRig rig, ApiClient api, String vm) {
		this.rig = rig;
		this.api = api;
		this.vm = vm;
	}

	/** Takes no arguments. */
	public static void main(String[] arguments) throws Exception {
		try (LibvirtRig rig = LibvirtRig.start(); BenchWeir weir = BenchWeir.start()) {
			rig.virsh(guest(rig), "define", "/dev/stdin");
			rig.virsh("", "start", GUEST);
			ApiClient api = ApiClient.signIn(weir.weir(), BenchWeir.PASSWORD);
			api.post("/api/v1/hosts",
					"{\"name\": \"real\", \"connection\": {\"transport\": \"local\", \"path\": \"%s\"}}"
						.formatted(rig.socket()));
			Awaitility.await().until(() -> !api.get("/api/v1/vms").body().get("items").isEmpty());
			String vm = api.get("/api/v1/vms").body().get("items").get(0).get("uuid").asString();
			String person = weir.sessions(1).get(0);
			System.out.println("| page | first byte p50 / p95 / p99 | KiB |\n|---|---|---|");
			for (String page : new String[] { "/vms/" + vm, "/vms/" + vm + "?tab=hardware" }) {
				Load.of(weir.weir().url(), java.util.List.of(person), page, Duration.ofSeconds(8));
				Load warm = Load.of(weir.weir().url(), person, page, 500);
				System.out.printf(Locale.ROOT, "| `%s` | %s | %.0f |%n", page.replace(vm, "{uuid}"), warm.firstBytes(),
						warm.kib());
			}
			new HardwareBenchmark(rig, api, vm).changes();
		}
		System.exit(0);
	}

	private void changes() {
		System.out
			.println("| change | virsh p50 / p95 / p99 | Weir p50 / p95 / p99 | ratio of p50 | more than virsh |\n"
					+ "|---|---|---|---|---|");
		row("link of a NIC, live and at the next start",
				(on) -> this.rig.virsh("",
						"domif-setlink " + GUEST + " " + MAC + (on ? " up" : " down") + "; domif-setlink " + GUEST + " "
								+ MAC + (on ? " up" : " down") + " --config"),
				(on) -> patch("/nics/" + MAC, "{\"link\": \"" + (on ? "up" : "down") + "\"}"));
		row("vCPUs at the next start", (on) -> this.rig.virsh("", "setvcpus", GUEST, on ? "2" : "1", "--config"),
				(on) -> patch("/hardware", "{\"vcpus\": {\"current\": " + (on ? 2 : 1) + "}}"));
	}

	private void patch(String what, String json) {
		ApiClient.Answer answer = this.api.patch("/api/v1/vms/" + this.vm + what + "?wait=30", json);
		if (!answer.text("state").equals("succeeded")) {
			throw new AssertionError(answer);
		}
	}

	private static void row(String name, Change virsh, Change weir) {
		double[] theirs = new double[ROUNDS];
		double[] ours = new double[ROUNDS];
		for (int i = -WARM; i < ROUNDS; i++) {
			boolean on = i % 2 == 0;
			double plain = timed(virsh, on);
			double through = timed(weir, !on);
			if (i >= 0) {
				theirs[i] = plain;
				ours[i] = through;
			}
		}
		Figures there = Figures.of(theirs);
		Figures here = Figures.of(ours);
		System.out.printf(Locale.ROOT, "| %s | %s | %s | %.2f | %.1f ms |%n", name, there, here,
				here.percentile(50) / there.percentile(50), here.percentile(50) - there.percentile(50));
	}

	private static double timed(Change change, boolean on) {
		long began = System.nanoTime();
		change.make(on);
		return (System.nanoTime() - began) / 1e6;
	}

	private static String guest(LibvirtRig rig) {
		StringBuilder devices = new StringBuilder("<controller type='scsi' model='virtio-scsi'/>");
		for (int i = 1; i < DISKS; i++) {
			devices.append("<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='%s'/>"
				.formatted(rig.bootableDisk("more-" + i + ".img"))
					+ "<target dev='sd%s' bus='scsi'/></disk>".formatted((char) ('a' + i - 1)));
		}
		for (int i = 0; i < NICS; i++) {
			devices.append("<interface type='user'><mac address='%s%d'/><model type='virtio'/></interface>"
				.formatted(MAC.substring(0, MAC.length() - 1), i));
		}
		return LibvirtRig.guestXml(GUEST, rig.bootableDisk("first.img"))
			.replace("<vcpu>1</vcpu>", "<vcpu current='1'>2</vcpu>")
			.replace("</devices>", devices + "</devices>");
	}

	@FunctionalInterface
	private interface Change {

		void make(boolean on);

	}

}
