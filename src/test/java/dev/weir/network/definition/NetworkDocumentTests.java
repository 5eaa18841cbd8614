package dev.weir.network.definition;

import java.util.List;

import dev.weir.hypervisor.NetworkUpdate;
import dev.weir.hypervisor.NetworkUpdate.Command;
import dev.weir.hypervisor.NetworkUpdate.Section;
import dev.weir.network.NetworkMode;
import dev.weir.network.definition.NetworkDraft.AddressRange;
import dev.weir.network.definition.NetworkDraft.Lease;
import dev.weir.network.definition.NetworkDraft.Subnet;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Definitions of networks as documents: what is edited changes, nothing else does.
 */
class NetworkDocumentTests {

	private static final String XML = """
			<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
			  <!-- of the lab -->
			  <name>lab</name>
			  <uuid>3e3fce45-4f53-4fa7-bb32-11f34168b82b</uuid>
			  <metadata><x:mine xmlns:x="urn:x" a = "1"/></metadata>
			  <forward mode='nat'>
			    <nat>
			      <port start='1024' end='65535'/>
			    </nat>
			  </forward>
			  <bridge name='virbr7' stp='on' delay='2'/>
			  <mac address='52:54:00:aa:bb:01'/>
			  <domain name='lab.example' localOnly='yes'/>
			  <dns>
			    <txt name='a' value='b'/>
			    <host ip='192.168.77.5'>
			      <hostname>db</hostname>
			      <hostname>db.lab.example</hostname>
			    </host>
			  </dns>
			  <ip address='192.168.77.1' netmask='255.255.255.0' localPtr='yes'>
			    <tftp root='/srv/tftp'/>
			    <dhcp>
			      <range start='192.168.77.100' end='192.168.77.200'/>
			      <host mac='52:54:00:00:00:01' name='one' ip='192.168.77.11'><lease expiry='2' unit='hours'/></host>
			      <bootp file='pxelinux.0'/>
			    </dhcp>
			  </ip>
			  <ip family='ipv6' address='fd00:77::1' prefix='64'/>
			  <ip address='192.168.78.1' prefix='24'/>
			  <dnsmasq:options><dnsmasq:option value='no-resolv'/></dnsmasq:options>
			</network>""";

	@Test
	void writingWhatItSaysChangesNothing() {
		NetworkDocument document = NetworkDocument.parse(XML);
		document.write(document.draft(), NetworkMode.NAT);
		assertThat(document.text()).isEqualTo(XML);
	}

	/** By the form and back, which is how a person does it. */
	@Test
	void savingAnUntouchedFormChangesNothing() {
		NetworkDocument document = NetworkDocument.parse(XML);
		document.write(FormReader.draft(FormText.of(document.draft(), null)).tidy(), NetworkMode.NAT);
		assertThat(document.text()).isEqualTo(XML);
	}

	@Test
	void oneLeaseMoreIsOneLineMore() {
		NetworkDocument document = NetworkDocument.parse(XML);
		NetworkForm form = FormText.of(document.draft(), null);
		NetworkDraft draft = FormReader.draft(form).tidy();
		Subnet ipv4 = draft.ipv4();
		assertThat(ipv4).isNotNull();
		Subnet more = new Subnet(ipv4.address(), ipv4.prefix(), ipv4.rangeList(),
				List.of(ipv4.hostList().get(0), new Lease("52:54:00:00:00:02", null, null, "192.168.77.12")));
		document.write(with(draft, more), NetworkMode.NAT);
		String added = "\n      <host mac='52:54:00:00:00:02' ip='192.168.77.12'/>";
		assertThat(document.text())
			.isEqualTo(XML.replace("</host>\n      <bootp", "</host>" + added + "\n      <bootp"));
		assertThat(LiveChanges.between(NetworkDocument.parse(XML), document))
			.containsExactly(new NetworkUpdate(Command.ADD, Section.IP_DHCP_HOST, 0, added.strip()));
	}

	@Test
	void aLeaseThatChangesKeepsWhatWeirDoesNotKnow() {
		NetworkDocument document = NetworkDocument.parse(XML);
		NetworkDraft draft = document.draft();
		Subnet ipv4 = draft.ipv4();
		assertThat(ipv4).isNotNull();
		Subnet other = new Subnet(ipv4.address(), ipv4.prefix(),
				List.of(new AddressRange("192.168.77.100", "192.168.77.210")),
				List.of(new Lease("52:54:00:00:00:01", null, "uno", "192.168.77.11")));
		document.write(with(draft, other), NetworkMode.NAT);
		assertThat(document.text()).contains("name='uno'", "<lease expiry='2' unit='hours'/>", "end='192.168.77.210'",
				"<bootp file='pxelinux.0'/>", "netmask='255.255.255.0' localPtr='yes'");
		assertThat(LiveChanges.between(NetworkDocument.parse(XML), document)).extracting(NetworkUpdate::command)
			.containsExactly(Command.DELETE, Command.ADD, Command.DELETE, Command.ADD);
	}

	@ParameterizedTest
	@EnumSource(NetworkMode.class)
	void everyModeIsWrittenAndReadBack(NetworkMode mode) {
		NetworkDraft draft = Drafts.of(mode, "net", 50).tidy();
		DraftCheck.check(draft, List.of());
		NetworkDocument made = NetworkDocument.of(draft, mode);
		assertThat(NetworkDocument.parse(made.text()).draft()).isEqualTo(draft);
		String before = made.text();
		made.write(made.draft(), mode);
		assertThat(made.text()).isEqualTo(before);
		assertThat(FormReader.draft(FormText.of(draft, null)).tidy()).isEqualTo(draft);
	}

	@ParameterizedTest
	@EnumSource(NetworkMode.class)
	void aModeCanBecomeAnother(NetworkMode mode) {
		NetworkDocument document = NetworkDocument.parse(XML);
		NetworkDraft draft = Drafts.of(mode, "lab", 51).tidy();
		document.write(draft, mode);
		assertThat(document.draft()).isEqualTo(draft);
		assertThat(document.text()).contains("of the lab", "urn:x", "no-resolv");
	}

	@Test
	void everyFaultIsToldAtItsField() {
		NetworkForm form = FormText.of(NetworkDocument.parse(XML).draft(), null);
		NetworkDraft draft = FormReader
			.draft(new NetworkForm("a/b", "nat", null, "a name too long", true, "eth 0", null, null, "67", "-x", true,
					false, "203.0.113.9 - 203.0.113.1", "0 - 70000", false, "192.168.77.0/24",
					"192.168.77.20 - 192.168.77.10\n\n10.0.0.1 - 10.0.0.2\n192.168.77.9",
					"52:54:00:00:00:01 192.168.77.11\n53:54:00:00:00:02 192.168.77.11\n52:54:00:00:00:01 192.168.99.1",
					"fd00::1", "", "52:54:00:00:00:01 fd00::2", "10.1.0.1/16 10.9.9.9", true, "999.1.1.1",
					"db\n192.168.77.5", "many", "5", "", "", "6", "", "", false, form.rows(), false, false))
			.tidy();
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> DraftCheck.check(draft, List.of()))
			.satisfies((wrong) -> assertThat(FormProblems.of(wrong).fields()).extracting(FieldProblem::field)
				.contains("name", "bridge", "device", "mtu", "domain", "natAddresses", "natPorts", "ipv4", "ipv6",
						"routes", "dnsForwarders", "dnsHosts", "inboundAverage", "outboundAverage"));
	}

	@Test
	void rangesAndLeasesMustFitTheNetwork() {
		NetworkDraft draft = with(Drafts.of(NetworkMode.ISOLATED, "net", 60), new Subnet("192.168.60.1", 24L, List.of(
				new AddressRange("192.168.60.9", "192.168.60.2"), new AddressRange("192.168.61.1", "192.168.60.255"),
				new AddressRange("192.168.60.20", "192.168.60.30"), new AddressRange("192.168.60.30", "192.168.60.40")),
				List.of(new Lease("52:54:00:00:00:01", null, "a", "192.168.60.50"),
						new Lease("52:54:00:00:00:01", null, "b", "192.168.60.50"),
						new Lease("01:54:00:00:00:01", null, null, "192.168.60.1"),
						new Lease(null, null, null, "10.0.0.1"))))
			.tidy();
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> DraftCheck.check(draft, List.of()))
			.satisfies((wrong) -> assertThat(wrong.fields()).extracting(FieldProblem::field)
				.containsExactlyInAnyOrder("ipv4.ranges[0].end", "ipv4.ranges[1].start", "ipv4.ranges[1].end",
						"ipv4.ranges[1].end", "ipv4.ranges[3].start", "ipv4.hosts[1].mac", "ipv4.hosts[1].address",
						"ipv4.hosts[2].mac", "ipv4.hosts[2].address", "ipv4.hosts[3].address", "ipv4.hosts[3].mac"));
	}

	private static NetworkDraft with(NetworkDraft draft, Subnet ipv4) {
		return new NetworkDraft(draft.name(), draft.mode(), draft.bridge(), draft.stp(), draft.device(),
				draft.devices(), draft.physicalFunction(), draft.mtu(), draft.domain(), draft.domainLocal(),
				draft.isolatedPorts(), draft.nat(), ipv4, draft.ipv6(), draft.routes(), draft.dns(), draft.inbound(),
				draft.outbound(), draft.vlan(), draft.portGroups(), draft.autostart(), draft.start());
	}

}
