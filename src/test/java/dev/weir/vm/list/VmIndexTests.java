package dev.weir.vm.list;

import java.util.List;
import java.util.Random;
import java.util.UUID;

import dev.weir.access.Permission;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.problem.InvalidInput;
import dev.weir.vm.VmLabel;
import dev.weir.vm.bed.FakeAccess;
import dev.weir.vm.bed.FakeFleet;
import dev.weir.vm.bed.FakeLabels;
import dev.weir.vm.bed.VmFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Filter and order of the list, and that an answer is kept only as long as it is true.
 */
class VmIndexTests {

	private final FakeFleet fleet = new FakeFleet();

	private final FakeAccess access = new FakeAccess();

	private final FakeLabels labels = new FakeLabels();

	private final HostId host = this.fleet.host("kvm1");

	private final VmIndex index = new VmIndex(this.fleet, this.access, this.labels,
			new VmFields(this.labels, this.fleet));

	@Test
	void sortsNamesAsPeopleDo() {
		put("web10", "Web2", "web1", "db", "网络", "web02b");
		assertThat(names("", "name")).containsExactly("db", "web1", "Web2", "web02b", "web10", "网络");
		assertThat(names("", "-name")).containsExactly("网络", "web10", "web02b", "Web2", "web1", "db");
	}

	@ParameterizedTest
	@CsvSource({ "state, off", "-state, off", "vcpus, on", "cpu, off", "-cpu, on", "addresses, on", "host, off",
			"memory, off", "used, off" })
	void sortsByEveryColumn(String sort, String first) {
		this.fleet.put(VmFixtures.vm("on").in(VmState.RUNNING).cpu(50).vcpus(1).at("10.0.0.9").on(this.host, "kvm1"));
		this.fleet.put(VmFixtures.vm("off").in(VmState.SHUT_OFF).vcpus(4).on(this.host, "kvm1"));
		String expected = sort.equals("state") ? "on" : first;
		assertThat(names("", sort)).first().isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			state:running         | web1
			state:on              | web1
			-state:off            | web1
			host:kvm*             | db,web1
			ip:10.0.0.*           | web1
			10.0.0.9              | web1
			mac:52:54:00          | db,web1
			network:default web   | web1
			disk:/pool/db.qcow2   | db
			vcpus:>2              | db
			memory:1g             | db,web1
			tag:anything          |
			tag:prod              | web1
			tag:pro               |
			pro                   | web1
			folder:site           | db,web1
			folder:Site/Web       | web1
			-folder:*/web         | db
			pending:yes           | db
			autostart:no          | db,web1
			""")
	void filtersByEveryField(String q, String expected) {
		VmMirror web = this.fleet.put(VmFixtures.vm("web1").running().at("10.0.0.9").on(this.host, "kvm1"));
		VmMirror db = this.fleet.put(VmFixtures.vm("db")
			.vcpus(4)
			.disk("vda", "/pool/db.qcow2")
			.pending("vcpus", "4", "8")
			.on(this.host, "kvm1"));
		this.labels.put(web.id(), new VmLabel(List.of("a", "Prod"), "Site/Web", false));
		this.labels.put(db.id(), new VmLabel(List.of(), "Site", false));
		assertThat(names(q, "name")).containsExactly((expected != null) ? expected.split(",") : new String[0]);
	}

	@Test
	void findsHostileNames() {
		this.fleet.put(VmFixtures.vm().on(this.host, "kvm1"));
		assertThat(names("\"<script>\" 中文", "name")).containsExactly(VmFixtures.HOSTILE);
	}

	@Test
	void showsEveryChangeAtOnce() {
		VmMirror vm = this.fleet.put(VmFixtures.vm("a").on(this.host, "kvm1"));
		assertThat(names("state:off", "name")).containsExactly("a");
		this.fleet.put(VmFixtures.vm("a").id(vm.id().value()).running().on(this.host, "kvm1"));
		assertThat(names("state:off", "name")).isEmpty();
		this.fleet.remove(vm.id());
		assertThat(names("", "name")).isEmpty();
	}

	@Test
	void showsEveryNewLabelAtOnce() {
		VmMirror vm = this.fleet.put(VmFixtures.vm("a").on(this.host, "kvm1"));
		assertThat(names("tag:new", "name")).isEmpty();
		this.labels.put(vm.id(), new VmLabel(List.of("new"), null, false));
		assertThat(names("tag:new", "name")).containsExactly("a");
	}

	@Test
	void givesTheSameAnswerWhileNothingChanges() {
		put("a", "b");
		assertThat(this.index.find("", "name")).isSameAs(this.index.find("", "name"));
	}

	@Test
	void staysSortedThroughManyChanges() {
		Random random = new Random(7);
		UUID[] ids = random.ints(300).mapToObj((i) -> new UUID(i, i)).toArray(UUID[]::new);
		for (int round = 0; round < 50; round++) {
			for (int i = 0; i < 20; i++) {
				VmFixtures changed = VmFixtures.vm("vm" + random.nextInt(1000)).id(ids[random.nextInt(ids.length)]);
				VmMirror vm = this.fleet.put(changed.on(this.host, "kvm1"));
				if (random.nextInt(10) == 0) {
					this.fleet.remove(vm.id());
				}
			}
			List<VmMirror> rows = this.index.find("", "name");
			assertThat(rows).hasSize(this.fleet.vms().size())
				.isSortedAccordingTo(VmSorting.SORTING.order("name"))
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void leavesOutWhatOneMayNotSee() {
		put("a");
		this.access.deny(Permission.VM_VIEW);
		assertThat(this.index.find("", "name")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "colour", "--name", "name'; drop table vm", "", " " })
	void refusesUnknownOrders(String sort) {
		if (sort.isEmpty()) {
			assertThat(this.index.find("", sort)).isEmpty();
			return;
		}
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.index.find("", sort));
	}

	private void put(String... names) {
		for (String name : names) {
			this.fleet.put(VmFixtures.vm(name).on(this.host, "kvm1"));
		}
	}

	private List<String> names(String q, String sort) {
		return this.index.find(q, sort).stream().map(VmMirror::name).toList();
	}

}
