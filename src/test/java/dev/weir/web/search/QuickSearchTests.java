package dev.weir.web.search;

import java.util.Locale;
import java.util.stream.LongStream;

import dev.weir.access.Permission;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.web.FakeAccess;
import dev.weir.web.FakeFleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuickSearchTests {

	private final FakeFleet fleet = new FakeFleet();

	private final HostMirror host = this.fleet.host("kvm1", HostState.UP, 0, 0);

	@Test
	void nothingTypedOffersThePages() {
		assertThat(find("  ").actions()).extracting(SearchAction::id).containsExactly("new-vm", "add-host");
	}

	@Test
	void theNearestNameComesFirst() {
		for (String name : new String[] { "myweb", "my-web", "web2", "web" }) {
			this.fleet.vm(this.host, name, VmState.RUNNING, 0);
		}
		assertThat(find("WEB").vms()).extracting(VmMirror::name).containsExactly("web", "web2", "my-web", "myweb");
	}

	@Test
	void machinesAreFoundByAddressAndId() {
		VmMirror vm = this.fleet.vm(this.host, "a", VmState.RUNNING, 0);
		assertThat(find("192.0.2.1").vms()).containsExactly(vm);
		assertThat(find(vm.id().toString().substring(0, 13)).vms()).containsExactly(vm);
	}

	@Test
	void actionsFitTheStateOfTheMachine() {
		this.fleet.vm(this.host, "off", VmState.SHUT_OFF, -1);
		this.fleet.vm(this.host, "busy", VmState.RUNNING, 5);
		assertThat(find("off").actions()).extracting(SearchAction::id).containsExactly("start");
		assertThat(find("busy").actions()).extracting(SearchAction::id).containsExactly("console", "shutdown");
	}

	@Test
	void aVerbBeforeTheNameIsUnderstood() {
		this.fleet.vm(this.host, "web1", VmState.SHUT_OFF, -1);
		assertThat(find("start web1").vms()).isEmpty();
		assertThat(find("start web1").actions()).extracting(SearchAction::id).containsExactly("start");
	}

	@Test
	void pagesAreFoundByTheirTitleInTheReadersLanguage() {
		assertThat(find("host").hosts()).isEmpty();
		assertThat(find("add").actions()).extracting(SearchAction::id).containsExactly("add-host");
		assertThat(search(FakeAccess.all()).find("添加", Locale.SIMPLIFIED_CHINESE).actions())
			.extracting(SearchAction::id)
			.containsExactly("add-host");
	}

	@Test
	void whoMayOnlyLookIsOfferedNoAction() {
		this.fleet.vm(this.host, "web1", VmState.RUNNING, 0);
		SearchHits hits = search(FakeAccess.only(Permission.VM_VIEW)).find("web1", Locale.ENGLISH);
		assertThat(hits.vms()).hasSize(1);
		assertThat(hits.actions()).isEmpty();
		assertThat(search(FakeAccess.only()).find("web1", Locale.ENGLISH).isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "'; rm -rf /", "中文虚拟机", "\u202Egnp", "😀", "a*b?(c)[d]{1}\\",
			"very-long-virtual-machine-name-that-goes-on-and-on-for-more-than-sixty-characters" })
	void hostileNamesAreOnlyLetters(String name) {
		VmMirror vm = this.fleet.vm(this.host, name, VmState.RUNNING, 0);
		assertThat(find(name).vms()).containsExactly(vm);
		assertThat(find(name.substring(1)).vms()).containsExactly(vm);
	}

	@Test
	void tenThousandMachinesAreLookedThroughAtOnce() {
		for (int i = 0; i < 10_000; i++) {
			this.fleet.vm(this.host, "customer-" + (i % 97) + "-vm" + i, VmState.RUNNING, 0);
		}
		assertThat(find("vm99").vms()).hasSize(10);
		assertThat(LongStream.range(0, 20).map((run) -> millis(() -> find("99"))).min().orElseThrow()).isLessThan(500);
	}

	private static long millis(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1_000_000;
	}

	private SearchHits find(String typed) {
		return search(FakeAccess.all()).find(typed, Locale.ENGLISH);
	}

	private QuickSearch search(FakeAccess access) {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/web");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return new QuickSearch(this.fleet, access, messages);
	}

}
