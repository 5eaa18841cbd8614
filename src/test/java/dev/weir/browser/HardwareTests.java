package dev.weir.browser;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.LibvirtRig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hardware of a running machine as a person changes it: cards, forms, buttons.
 */
@Tag("browser")
class HardwareTests {

	private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(60_000);

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
	void isChangedWhileItRuns() {
		Page page = stage.signedIn(Chromium.Look.DESK);
		String vm = make(page);
		page.navigate(vm + "?tab=hardware");
		assertThat(page.locator("[data-item='disk:vda']")).isVisible();
		assertThat(page.locator("[data-item='processors']")).containsText("Maximum of vCPUs");
		Chromium.keep(page, "hardware");

		page.locator("[data-item=processors] a").click();
		page.locator("[id='f-vcpus.current']").fill("99");
		page.click("#hardware-form button[type=submit]");
		assertThat(page.locator(".invalid-feedback")).containsText("At most 4", SOON);
		assertThat(page.locator("[id='f-vcpus.current']")).hasValue("99");
		Chromium.keep(page, "hardware-wrong");
		page.locator("[id='f-vcpus.current']").fill("2");
		page.click("#hardware-form button[type=submit]");
		Locator processors = page.locator("[data-item=processors]");
		assertThat(processors).containsText("vCPUs at boot 2", SOON);
		assertThat(processors).not().containsText("waits");

		page.click("#hardware-add summary");
		page.locator("#hardware-add a[href$='kind=disk']").click();
		page.locator("[id='f-newSizeGib']").fill("0.1");
		page.click("#hardware-form button[type=submit]");
		assertThat(page.locator("[data-item='disk:vdb']"))
			.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));

		page.click("#hardware-add summary");
		page.locator("#hardware-add a[href$='kind=hostdev']").click();
		assertThat(page.locator("#f-hostDevice")).not().containsText("Asking the host", SOON);
		Chromium.keep(page, "hardware-host-device");
		page.click("#hardware-form button[type=submit]");
		assertThat(page.locator(".invalid-feedback")).isVisible();
		page.goBack();
		page.goBack();

		Locator nic = page.locator("[data-item='interface:52:54:00:00:00:0a']");
		nic.locator("button", new Locator.LocatorOptions().setHasText("Disconnect")).click();
		// a text alone would be found in "Disconnect", whatever its case
		assertThat(nic.locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("^Connect"))))
			.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));

		page.locator("[data-item='disk:vda'] a").click();
		page.locator("#f-cache").selectOption("writeback");
		page.click("#hardware-form button[type=submit]");
		assertThat(page.locator("[data-item='disk:vda']")).containsText("waits", SOON);
		Chromium.keep(page, "hardware-waits");
		page.context().close();
	}

	private static String make(Page page) {
		String disk = stage.rig.bootableDisk("hardware.img");
		String xml = LibvirtRig.guestXml("hardware", disk)
			.replace("<vcpu>1<", "<vcpu current='1'>4<")
			.replace("<serial type",
					"<interface type='user'><mac address='52:54:00:00:00:0a'/><model type='virtio'/></interface><serial type");
		APIResponse made = page.request()
			.post("/api/v1/vms/import-xml?wait=60",
					RequestOptions.create()
						.setHeader("X-CSRF-TOKEN", page.locator("meta[name=csrf]").getAttribute("content"))
						.setData(Map.of("hostId", hostId(page), "xml", xml, "start", true)));
		assertThat(made.status()).as(made.text()).isLessThan(300);
		page.navigate("/vms");
		Locator link = page.locator("main a[href^='/vms/']", new Page.LocatorOptions().setHasText("hardware")).first();
		link.waitFor();
		return link.getAttribute("href");
	}

	private static String hostId(Page page) {
		return page.request()
			.get("/api/v1/hosts")
			.text()
			.replaceAll("(?s).*?\"id\"\\s*:\\s*\"([0-9a-f-]{36})\".*", "$1");
	}

}
