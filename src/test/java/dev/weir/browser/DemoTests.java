package dev.weir.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.Chromium.Look;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person does with the objects of the demo: networks, the list of machines, start
 * groups, notes. One Weir for all; each test has machines of its own.
 */
@Tag("browser")
class DemoTests {

	private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(60_000);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path home;

	@SuppressWarnings("NullAway.Init")
	private static RunningWeir weir;

	@SuppressWarnings("NullAway.Init")
	private static Chromium chromium;

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	@SuppressWarnings("NullAway.Init")
	private Page page;

	@BeforeAll
	static void start() {
		weir = RunningWeir.start(home, Map.of("WEIR_DEMO", "true", "WEIR_ADMIN_PASSWORD", Stage.PASSWORD));
		chromium = Chromium.start();
	}

	@AfterAll
	static void stop() {
		chromium.close();
		weir.close();
	}

	@BeforeEach
	void signIn() {
		this.page = watched(chromium.person(weir.url(), Look.DESK).newPage());
		this.page.navigate("/login");
		this.page.fill("#account", "admin");
		this.page.fill("#password", Stage.PASSWORD);
		this.page.click("main button[type=submit]");
		this.page.waitForURL((url) -> !url.contains("/login"));
		this.page.navigate("/vms?q=name:web-canary");
		assertThat(this.page.locator("#vm-results")).containsText("web-canary", SOON);
	}

	@AfterEach
	void nothingComplained() {
		assertThat(this.complaints).isEmpty();
		this.page.context().close();
	}

	@Test
	void aNetworkIsMadeWithAStaticLeaseAndRemoved() {
		this.page.navigate("/hosts");
		this.page.locator("#rows").getByText("kvm-fra-01").first().click();
		this.page.locator(".nav-tabs a[href$='/networks']").click();
		this.page.locator("a[href$='/new-network']").click();
		this.page.fill("#name", "lab");
		this.page.fill("#ipv4Hosts", "52:54:00:00:00:01 10.0.0.1");
		this.page.selectOption("#mode", "macvtap-bridge");
		assertThat(this.page.locator("#devices")).isVisible();
		this.page.selectOption("#mode", "isolated");
		assertThat(this.page.locator("#ipv4Hosts")).hasValue("52:54:00:00:00:01 10.0.0.1");
		Locator submit = this.page.locator("#network-form > .form-actions button");
		submit.click();
		assertThat(this.page.locator("#network-form")).containsText("This address is not within the network.");
		this.page.fill("#ipv4Hosts", "52:54:00:00:00:01 192.168.100.20");
		submit.click();
		assertThat(this.page.locator("#facts")).containsText("192.168.100.20", SOON);
		this.page.locator("a[href$='/lab/remove']").click();
		this.page.click("main form .btn-danger");
		assertThat(this.page.locator("#rows")).containsText("default");
		assertThat(this.page.locator("#rows")).not().containsText("lab");
	}

	@Test
	void manyAreTaggedFoundAgainAndTheirFilterKept() {
		this.page.navigate("/vms?q=name:db-0*");
		Locator dialog = ask("tags");
		dialog.locator("#add").fill("front");
		dialog.locator("#add").press("Tab");
		assertThat(dialog.locator("#bulk-rows")).containsText("Tags: front");
		dialog.locator("#bulk-do").click();
		assertThat(dialog).containsText("Done");
		dialog.locator("[data-close-dialog]").click();
		this.page.locator("td.vm-tags .tag").first().click();
		assertThat(this.page.locator("#vm-q")).hasValue("tag:front");
		assertThat(this.page.locator("tbody")).containsText("db-01");
		this.page.click("#vm-keep");
		this.page.fill("#name", "Front");
		this.page.click("main form.card button[type=submit]");
		this.page.navigate("/vms");
		this.page.click(".vm-saved .tag");
		assertThat(this.page.locator("#vm-q")).hasValue("tag:front");
	}

	/** One that is off and one that runs: each has an outcome of its own. */
	@Test
	void manyAreStartedAndEachTellsWhatCameOfIt() {
		this.page.navigate("/vms?q=name:student-*");
		Locator dialog = ask("start");
		assertThat(dialog.locator("#bulk-rows")).containsText("cannot be started");
		dialog.locator("#bulk-do").click();
		assertThat(dialog).containsText("Succeeded", SOON);
		assertThat(dialog).containsText("Refused");
		Chromium.keep(this.page, "demo/bulk-results");
	}

	@Test
	void aGroupIsMadeAndStarted() {
		String id = machine("desktop-03").substring("/vms/".length());
		this.page.navigate("/vms/groups/new");
		this.page.fill("#name", "Desks");
		this.page.locator("input[name=vm]").first().fill(id);
		this.page.click("main form.card button[type=submit]");
		Locator group = this.page.locator("#vm-groups section.card");
		assertThat(group).containsText("desktop-03");
		group.locator("button[value=start]").click();
		assertThat(group).containsText("Succeeded", SOON);
		assertThat(group).containsText("Running", SOON);
	}

	@Test
	void notesAreMarkdownThatHarmsNobody() {
		String vm = machine("mail");
		this.page.navigate(vm + "/labels");
		this.page.fill("[name=notes]", "**Ask** first <img src=x onerror=alert(1)> [here](javascript:alert(1))");
		this.page.click("main form.card button[type=submit]");
		Locator notes = this.page.locator(".vm-notes");
		assertThat(notes.locator("strong")).hasText("Ask");
		assertThat(notes.locator("img, a[href^=javascript]")).hasCount(0);
	}

	private String machine(String name) {
		this.page.navigate("/vms?q=name:" + name);
		return this.page.locator("#vm-results td.name a").first().getAttribute("href");
	}

	private Locator ask(String action) {
		this.page.check("#vm-all");
		this.page.click("[data-bulk] button[value=" + action + "]");
		Locator dialog = this.page.locator("#bulk");
		assertThat(dialog.locator("#bulk-do")).isVisible();
		return dialog;
	}

	/** A word in the console, an error or a question nobody expects is a fault. */
	private Page watched(Page opened) {
		opened.onConsoleMessage((message) -> {
			if (message.type().equals("error") && !message.text().matches(".* (409|422) .*")) {
				this.complaints.add(opened.url() + ": " + message.text());
			}
		});
		opened.onPageError(this.complaints::add);
		opened.onDialog((dialog) -> {
			this.complaints.add("asked: " + dialog.type() + " " + dialog.message());
			dialog.accept();
		});
		return opened;
	}

}
