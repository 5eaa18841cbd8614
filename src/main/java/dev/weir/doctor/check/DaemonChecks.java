package dev.weir.doctor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.weir.hypervisor.NodeFacts;

/**
 * The daemon and the way to it. Stateless.
 */
final class DaemonChecks {

	/** Certificates that end sooner are told of. */
	private static final Duration SOON = Duration.ofDays(30);

	/** The oldest with checkpoints and incremental backups in working order. */
	private static final String GOOD_LIBVIRT = "7.6.0";

	/** What Weir's connections need. */
	private static final String LEAST_LIBVIRT = "6.0.0";

	private static final String GOOD_QEMU = "6.0.0";

	private static final String LEAST_QEMU = "4.2.0";

	static final List<Check> ALL = List.of(
			new Check("daemon-open", Sources.LIBVIRT + "remote.html", DaemonChecks::daemonOpen),
			new Check("certificate", Sources.LIBVIRT + "kbase/tlscerts.html", DaemonChecks::certificate),
			new Check("libvirt-version", Sources.LIBVIRT + "platforms.html", DaemonChecks::libvirtVersion),
			new Check("hypervisor-version", "https://wiki.qemu.org/ChangeLog", DaemonChecks::hypervisorVersion),
			new Check("confinement", Sources.LIBVIRT + "drvqemu.html#mandatory-access-control-apparmor",
					DaemonChecks::confinement));

	private DaemonChecks() {
	}

	private static Verdict daemonOpen(Chart chart) {
		if (!chart.connection().transport().equals("tcp")) {
			return Verdict.ok();
		}
		return chart.connection().hasPassword()
				? Verdict.warn("plain").mendedBy("systemctl enable --now libvirtd-tls.socket")
				: Verdict.bad("open")
					.mendedBy("sed -i 's/^#*auth_tcp.*/auth_tcp = \"sasl\"/' /etc/libvirt/libvirtd.conf",
							"systemctl restart libvirtd");
	}

	private static Verdict certificate(Chart chart) {
		if (!chart.connection().transport().equals("tls")) {
			return Verdict.of(Health.OK, "not-used");
		}
		Instant ends = chart.asked().certificateEnds();
		if (ends == null) {
			return Verdict.unknown();
		}
		long days = Duration.between(chart.asked().now(), ends).toDays();
		String command = "certtool --generate-certificate --template client.info --load-privkey clientkey.pem"
				+ " --load-ca-certificate cacert.pem --load-ca-privkey cakey.pem --outfile clientcert.pem";
		if (ends.isBefore(chart.asked().now())) {
			return Verdict.bad("ended").mendedBy(command);
		}
		return ends.isBefore(chart.asked().now().plus(SOON)) ? Verdict.warn("ends", days).mendedBy(command)
				: Verdict.ok(days);
	}

	private static Verdict libvirtVersion(Chart chart) {
		NodeFacts facts = chart.host().facts();
		return (facts == null) ? Verdict.unknown() : version(facts.libvirtVersion(), LEAST_LIBVIRT, GOOD_LIBVIRT);
	}

	private static Verdict hypervisorVersion(Chart chart) {
		NodeFacts facts = chart.host().facts();
		if (chart.isPretended()) {
			return Verdict.pretended();
		}
		return (facts == null || facts.hypervisorVersion() == null) ? Verdict.unknown()
				: version(facts.hypervisorVersion(), LEAST_QEMU, GOOD_QEMU);
	}

	private static Verdict version(String present, String least, String good) {
		String command = "apt-get update && apt-get install libvirt-daemon-system qemu-system-x86";
		if (compare(present, least) < 0) {
			return Verdict.bad("old", present, least).mendedBy(command);
		}
		return (compare(present, good) < 0) ? Verdict.warn("dated", present, good).mendedBy(command)
				: Verdict.ok(present);
	}

	private static Verdict confinement(Chart chart) {
		if (chart.isPretended()) {
			return Verdict.pretended();
		}
		if (chart.features() == null) {
			return Verdict.unknown();
		}
		List<String> models = chart.features().securityModels().stream().filter((each) -> !each.equals("dac")).toList();
		return models.isEmpty() ? Verdict.warn("none")
			.mendedBy("sed -i 's/^#*security_driver.*/security_driver = \"apparmor\"/' /etc/libvirt/qemu.conf",
					"systemctl restart libvirtd")
				: Verdict.ok(String.join(", ", models));
	}

	/** Compares versions of numbers and dots; what cannot be read counts as 0. */
	static int compare(String one, String other) {
		String[] first = one.split("\\.");
		String[] second = other.split("\\.");
		for (int i = 0; i < Math.max(first.length, second.length); i++) {
			int difference = Integer.compare(number(first, i), number(second, i));
			if (difference != 0) {
				return difference;
			}
		}
		return 0;
	}

	private static int number(String[] parts, int at) {
		return (at < parts.length && parts[at].matches("\\d{1,6}")) ? Integer.parseInt(parts[at]) : 0;
	}

}
