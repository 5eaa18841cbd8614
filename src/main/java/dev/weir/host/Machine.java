package dev.weir.host;

import java.util.List;

import dev.weir.hypervisor.xml.GuestFeaturesXml;
import dev.weir.hypervisor.xml.SysinfoXml;

/**
 * What the machine behind a host is made of, beyond what the mirror holds. Each part is
 * read by itself, so that one which is slow or not there keeps nothing else away.
 * Immutable.
 *
 * @param memory what its memory is used for
 * @param pages its huge pages
 * @param sysinfo its SMBIOS tables
 * @param guests what its guests may do
 */
public record Machine(HostPart<MemoryFigures> memory, HostPart<List<HugePages>> pages, HostPart<SysinfoXml> sysinfo,
		HostPart<GuestFeaturesXml> guests) {
}
