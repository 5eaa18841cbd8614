package dev.weir.browser;

import java.nio.file.Path;
import java.util.Map;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.weir.testbed.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * From an ISO image on the administrator's disk to a virtual machine that obeys the
 * keyboard, and its end; a serial line; a host that goes and returns.
 */
@Tag("browser")
class MainPathTests {

	private static final Path GRUB = Path.of("/usr/lib/grub-rescue/grub-rescue-cdrom.iso");

	private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(90_000);

	/**
	 * Whether a screen shows something settled (the same at two looks) that was not shown
	 * when this was last true.
	 */
	private static final String NEW_PICTURE = """
			(canvas) => {
			  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
			  let sum = 0, lit = 0;
			  for (let i = 0; i < pixels.length; i += 4) {
			    sum = (sum * 31 + pixels[i]) | 0;
			    lit += pixels[i] > 90 ? 1 : 0;
			  }
			  const settled = canvas.lastSum === sum;
			  canvas.lastSum = sum;
			  if (canvas.width < 640 || lit < 500 || !settled || canvas.knownSum === sum) return false;
			  canvas.knownSum = sum;
			  return true;
			}""";

	@SuppressWarnings("NullAway.Init")
	private static Stage stage;

	@BeforeAll
	static void set() throws Exception {
		stage = Stage.set();
	}

	@AfterAll
	static void strike() {
		stage.close();
	}

	@Test
	void aMachineIsMadeFromAnIsoTypedIntoAndDeleted() {
		Page page = stage.signedIn(Chromium.Look.DESK);
		upload(page, GRUB);
		String name = "Grub <b>& co. 名字";
		String vm = make(page, name);

		page.navigate(vm + "/console");
		Locator screen = page.locator("[data-screen] canvas");
		screen.waitFor();
		awaitNewPicture(page, screen);
		Chromium.keep(page, "console-grub");
		screen.click();
		// out of the menu to the command line
		page.keyboard().press("c");
		awaitNewPicture(page, screen);
		page.keyboard().type("halt");
		awaitNewPicture(page, screen);
		Chromium.keep(page, "console-typed");
		page.keyboard().press("Enter");
		// the guest obeyed: it is off, and the page says so
		assertThat(page.locator("[data-state]")).containsText("off", SOON);
		Chromium.keep(page, "console-off");

		delete(page, vm, name);
		page.context().close();
	}

	@Test
	void aSerialLineAnswers() throws Exception {
		Path guest = GuestImage.built();
		String kernel = stage.rig.place(guest.resolve("vmlinuz"));
		String initrd = stage.rig.place(guest.resolve("initrd.img"));
		Page page = stage.signedIn(Chromium.Look.DESK);
		APIResponse made = page.request()
			.post("/api/v1/vms/import-xml?wait=60",
					RequestOptions.create()
						.setHeader("X-CSRF-TOKEN", page.locator("meta[name=csrf]").getAttribute("content"))
						.setData(Map.of("hostId", hostId(page), "xml", GuestImage.xml("serial", kernel, initrd),
								"start", true)));
		assertThat(made.status()).as(made.text()).isLessThan(300);
		page.navigate(openVm(page, "serial") + "/serial");
		Locator screen = page.locator(".xterm-rows");
		screen.waitFor();
		assertThat(screen).containsText("WEIR-GUEST-READY serial", SOON);
		page.locator(".xterm").click();
		page.keyboard().type("echo sum-$((40+2))\n");
		assertThat(screen).containsText("sum-42", SOON);
		Chromium.keep(page, "serial");
		page.context().close();
	}

	@Test
	void aFileThatIsChosenBeforeTheScriptHasComeIsNamedToo() {
		Page page = stage.signedIn(Chromium.Look.DESK);
		page.navigate("/hosts/" + hostId(page) + "/storage/default");
		page.route("**/assets/upload*.js", (late) -> {
			page.setInputFiles("#upload-file", GRUB);
			assertThat(page.locator("[data-upload] button[type=submit]")).isDisabled();
			late.resume();
		});
		page.click("a[href$='/upload']");
		assertThat(page.locator("[data-upload] button[type=submit]")).isEnabled();
		assertThat(page.locator("#upload-name")).hasValue(GRUB.getFileName().toString());
		page.context().close();
	}

	@Test
	void aHostGoesAndReturns() {
		Page page = stage.signedIn(Chromium.Look.DESK);
		page.navigate("/hosts");
		Locator list = page.locator("main");
		assertThat(list).containsText("Up", SOON);
		stage.rig.daemon("kill");
		assertThat(list).containsText("Unreachable", SOON);
		Chromium.keep(page, "host-gone");
		page.navigate("/vms");
		assertThat(page.locator("main")).isVisible();
		Chromium.keep(page, "vms-host-gone");
		page.navigate("/hosts");
		stage.rig.daemon("start");
		assertThat(list).not().containsText("Unreachable", SOON);
		assertThat(list).containsText("Up", SOON);
		page.context().close();
	}

	private static void upload(Page page, Path file) {
		page.navigate("/hosts/" + hostId(page) + "/storage/default");
		page.click("a[href$='/upload']");
		page.setInputFiles("#upload-file", file);
		page.click("[data-upload] button[type=submit]");
		assertThat(page.locator("main table, [data-upload-error]:not([hidden])"))
			.containsText(file.getFileName().toString(), SOON);
	}

	private static String make(Page page, String name) {
		page.navigate("/vms/new");
		page.fill("#name", name);
		page.check("#size-custom");
		page.fill("#vcpus", "1");
		page.fill("#memoryMib", "128");
		Locator iso = page.locator("#cdrom option", new Page.LocatorOptions().setHasText("grub-rescue"));
		iso.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
		page.selectOption("#cdrom", iso.getAttribute("value"));
		page.click("button[formaction*='plan']");
		assertThat(page.locator("#plan")).containsText("qcow2", SOON);
		Chromium.keep(page, "create-plan");
		page.click(".form-actions button.btn-primary");
		return openVm(page, name);
	}

	private static void delete(Page page, String vm, String name) {
		page.navigate(vm + "/delete-plan");
		Chromium.keep(page, "delete-plan");
		page.fill("#name", name);
		page.click("main button.btn-danger");
		page.waitForURL((url) -> !url.endsWith("/delete-plan"));
		page.navigate("/vms");
		assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name))).hasCount(0,
				new LocatorAssertions.HasCountOptions().setTimeout(60_000));
	}

	/** Waits in the list until it runs, goes to its page and returns the address. */
	private static String openVm(Page page, String name) {
		page.waitForURL((url) -> !url.endsWith("/vms/new"));
		page.navigate("/vms");
		Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(name));
		assertThat(row).containsText("Running", SOON);
		row.getByText(name).first().click();
		page.waitForURL("**/vms/*-*");
		return page.url().replaceAll("\\?.*", "");
	}

	private static String hostId(Page page) {
		return page.request()
			.get("/api/v1/hosts")
			.text()
			.replaceAll("(?s).*?\"id\"\\s*:\\s*\"([0-9a-f-]{36})\".*", "$1");
	}

	private static void awaitNewPicture(Page page, Locator screen) {
		page.waitForFunction(NEW_PICTURE, screen.elementHandle(),
				new Page.WaitForFunctionOptions().setTimeout(90_000).setPollingInterval(700));
	}

}
