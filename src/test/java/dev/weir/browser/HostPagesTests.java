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

/** What administrators do with hosts in the browser: look, examine, maintain, tag. */
@Tag("browser")
class HostPagesTests {

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
		this.page = chromium.person(weir.url(), Look.DESK).newPage();
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				this.complaints.add(message.text());
			}
		});
		this.page.onPageError(this.complaints::add);
		this.page.navigate("/login");
		this.page.fill("#account", "admin");
		this.page.fill("#password", Stage.PASSWORD);
		this.page.click("main button[type=submit]");
		this.page.waitForURL((url) -> !url.contains("/login"));
		this.page.navigate("/hosts");
		assertThat(this.page.locator("#rows")).containsText("kvm-fra-01");
	}

	@AfterEach
	void nothingComplained() {
		assertThat(this.complaints).isEmpty();
		this.page.context().close();
	}

	@Test
	void theHardwareFillsItselfIn() {
		open("kvm-fra-01", "Hardware");
		assertThat(this.page.locator("#hardware")).containsText("LENOVO", SOON);
		assertThat(this.page.locator("#hardware")).containsText("NUMA cells");
	}

	@Test
	void theDoctorSaysWhatMends() {
		open("kvm-fra-01", "Doctor");
		Locator crashed = this.page.locator("[data-check=vm-crashed]");
		assertThat(crashed).containsText("Bad", SOON);
		assertThat(crashed).containsText("virsh destroy");
		this.page.navigate("/doctor");
		assertThat(this.page.locator("main")).containsText("Crashed machines", SOON);
	}

	@Test
	void aHostInMaintenanceShowsItAndTakesNothing() {
		open("kvm-lab", "Overview");
		this.page.click("text=Enter maintenance");
		assertThat(this.page.locator("main")).containsText("comes with migration");
		this.page.fill("#reason", "new memory");
		this.page.click("main form button[type=submit]");
		assertThat(this.page.locator(".page-head")).containsText("Maintenance", SOON);
		this.page.navigate("/hosts?q=maintenance:yes");
		assertThat(this.page.locator("#rows tbody tr")).hasCount(1);
		this.page.navigate("/");
		assertThat(this.page.locator("a[href*='maintenance']")).hasCount(1);
		open("kvm-lab", "Overview");
		this.page.click("text=Exit maintenance");
		assertThat(this.page.locator("text=Enter maintenance")).isVisible();
	}

	@Test
	void tagsAreTypedAndLeadToTheirHosts() {
		open("kvm-fra-02", "Overview");
		this.page.locator(".page-actions a[href$='/edit']").click();
		this.page.fill("#tags", "Rack-7, db");
		this.page.click("main form.card button[type=submit]");
		this.page.locator(".page-head a[href*='tag']").first().click();
		assertThat(this.page.locator("#rows tbody tr")).hasCount(1);
		assertThat(this.page.locator("#rows")).containsText("rack-7");
	}

	/** The number beside a state is the number of rows behind its link. */
	@Test
	void theDashboardLeadsToWhatItCounts() {
		this.page.navigate("/");
		Locator link = this.page.locator("a[href*='reachable']").first();
		String count = link.locator("b").textContent().strip();
		link.click();
		assertThat(this.page.locator("#vm-q")).hasValue(java.util.regex.Pattern.compile("reachable:yes state:.*"));
		assertThat(this.page.locator("main")).containsText(count);
	}

	private void open(String host, String tab) {
		this.page.navigate("/hosts");
		this.page.locator("#rows").getByText(host).first().click();
		this.page.locator(".nav-tabs").getByText(tab).click();
	}

}
