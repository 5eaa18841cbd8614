package dev.weir.doctor.check;

import java.util.List;
import java.util.stream.Stream;

import dev.weir.fleet.HostMirror;
import dev.weir.host.HugePages;
import dev.weir.host.KnownHost;
import dev.weir.host.Machine;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.hypervisor.xml.HostFeaturesXml;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * All that the doctor looks at for one host, read before. Lives for one examination.
 *
 * @param others the other hosts of the fleet, pretended ones left out
 * @param capabilities null while unknown
 * @param features null while unknown
 */
record Chart(HostMirror host, KnownHost.Connection connection, List<HostMirror> others, Machine machine, Asked asked,
		@Nullable CapabilitiesXml capabilities, @Nullable HostFeaturesXml features, List<Guest> guests) {

	static Chart of(Patient patient) {
		String xml = patient.host().capabilitiesXml();
		return new Chart(patient.host(), patient.known().connection(),
				patient.others().stream().filter((other) -> !isPretended(other)).toList(), patient.machine(),
				patient.asked(), read(xml, CapabilitiesXml::read), read(xml, HostFeaturesXml::read),
				patient.host().vms().values().stream().map(Guest::of).toList());
	}

	/** Whether it is libvirt's test driver. */
	boolean isPretended() {
		return this.connection.transport().equals("test") || isPretended(this.host);
	}

	private static boolean isPretended(HostMirror host) {
		return host.facts() != null && host.facts().driver().equalsIgnoreCase("test");
	}

	Stream<Guest> running() {
		return this.guests.stream().filter(Guest::isActive);
	}

	/** The host's memory in KiB, -1 while unknown. */
	long memoryKib() {
		return (this.host.facts() != null) ? this.host.facts().memoryKib() : -1;
	}

	/** Null where the host has none or was not asked. */
	@Nullable Ksm ksm() {
		return (this.machine.memory().value() != null) ? this.machine.memory().value().ksm() : null;
	}

	/** Null while unknown. */
	@Nullable List<HugePages> pages() {
		return this.machine.pages().value();
	}

	private static <T> @Nullable T read(@Nullable String xml, Reader<T> reader) {
		try {
			return (xml != null) ? reader.read(xml) : null;
		}
		catch (Problem ex) {
			return null;
		}
	}

	/** Reads a document. */
	private interface Reader<T> {

		T read(String xml);

	}

}
