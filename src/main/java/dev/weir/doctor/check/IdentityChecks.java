package dev.weir.doctor.check;

import java.util.List;
import java.util.Objects;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a host is called and known by. Stateless.
 */
final class IdentityChecks {

	static final List<Check> ALL = List.of(
			new Check("host-uuid", Sources.LIBVIRT + "formatcaps.html", IdentityChecks::uuid),
			new Check("hostname", Sources.LIBVIRT + "migration.html", IdentityChecks::hostname),
			new Check("hostname-twin", Sources.LIBVIRT + "migration.html", IdentityChecks::twin),
			new Check("hostname-resolves", Sources.LIBVIRT + "migration.html", IdentityChecks::resolves));

	private IdentityChecks() {
	}

	private static Verdict uuid(Chart chart) {
		String mine = uuid(chart.host());
		if (chart.isPretended()) {
			return Verdict.pretended();
		}
		if (mine == null) {
			return Verdict.unknown();
		}
		List<String> twins = chart.others()
			.stream()
			.filter((other) -> mine.equals(uuid(other)))
			.map(HostMirror::name)
			.toList();
		return twins.isEmpty() ? Verdict.ok()
				: Verdict.bad("ill")
					.about(twins)
					.mendedBy("echo \"host_uuid = \\\"$(uuidgen)\\\"\" >> /etc/libvirt/libvirtd.conf",
							"systemctl restart libvirtd");
	}

	private static @Nullable String uuid(HostMirror host) {
		NodeFacts facts = host.facts();
		if (facts != null && facts.uuid() != null) {
			return facts.uuid().toString();
		}
		try {
			return (host.capabilitiesXml() != null) ? CapabilitiesXml.read(host.capabilitiesXml()).uuid() : null;
		}
		catch (Problem ex) {
			return null;
		}
	}

	private static Verdict hostname(Chart chart) {
		String name = name(chart.host());
		if (name == null) {
			return Verdict.unknown();
		}
		return (name.isEmpty() || name.startsWith("localhost"))
				? Verdict.bad("ill", name).mendedBy("hostnamectl set-hostname kvm1.example.org") : Verdict.ok(name);
	}

	private static Verdict twin(Chart chart) {
		String name = name(chart.host());
		if (chart.isPretended()) {
			return Verdict.pretended();
		}
		if (name == null) {
			return Verdict.unknown();
		}
		List<String> twins = chart.others()
			.stream()
			.filter((other) -> name.equalsIgnoreCase(Objects.requireNonNullElse(name(other), "")))
			.map(HostMirror::name)
			.toList();
		return twins.isEmpty() ? Verdict.ok(name)
				: Verdict.bad("ill", name).about(twins).mendedBy("hostnamectl set-hostname kvm2.example.org");
	}

	private static Verdict resolves(Chart chart) {
		Boolean resolves = chart.asked().hostnameResolves();
		String name = name(chart.host());
		if (resolves == null || name == null) {
			return Verdict.unknown();
		}
		return resolves ? Verdict.ok(name) : Verdict.warn("ill", name)
			.mendedBy("echo '192.0.2.1 " + name.replaceAll("[^A-Za-z0-9.-]", "") + "' >> /etc/hosts");
	}

	private static @Nullable String name(HostMirror host) {
		return (host.facts() != null) ? host.facts().hostname() : null;
	}

}
