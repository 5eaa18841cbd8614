package dev.weir.browser;

import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.weir.testbed.BootSector;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.LibvirtRig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the buttons of both consoles do, and that the pages keep to their own policy. */
@Tag("browser")
class ConsoleButtonsTests {

	private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
		.setTimeout(90_000);

	/** RFB: a key in QEMU's extension, or RFC 6143 7.5.4; the keysym comes in both. */
	private static final String QEMU_KEY = "ff00";

	private static final String KEY = "04";

	private static final String SET_DESKTOP_SIZE = "fb";

	@SuppressWarnings("NullAway.Init")
	private static Stage stage;

	private final List<String> sent = new CopyOnWriteArrayList<>();

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	@BeforeAll
	static void set() throws Exception {
		stage = Stage.set();
		stage.rig.virsh(LibvirtRig.guestXml("buttons", stage.rig.bootableDisk("buttons.img")), "define", "/dev/stdin");
		stage.rig.virsh("", "start", "buttons");
	}

	@AfterAll
	static void strike() {
		stage.close();
	}

	@Test
	void theButtonsOfAScreenWork() throws Exception {
		Page page = watched();
		page.navigate(vm(page) + "/console");
		assertThat(page.locator("[data-state]")).containsText("Connected", SOON);
		page.locator("[data-screen] canvas").waitFor();
		typesText(page);
		savesAPicture(page);
		fillsTheScreen(page);
		resizesTheGuest(page);
		comesBack(page);
		assertThat(this.complaints).isEmpty();
		page.context().close();
	}

	@Test
	void aSerialLineKeepsToThePolicy() {
		Page page = watched();
		page.navigate(vm(page) + "/serial");
		assertThat(page.locator("[data-state]")).containsText("Connected", SOON);
		stage.rig.virsh("", "reset", "buttons");
		Locator screen = page.locator(".xterm-rows");
		assertThat(screen).containsText(BootSector.GREETING.strip(), SOON);
		// a colour that xterm writes into a style attribute
		page.locator(".xterm").click();
		page.keyboard().type("visible");
		assertThat(screen).containsText("visible", SOON);
		assertThat(screen.locator("span").first()).isVisible();
		assertThat((String) page.locator(".xterm-rows").evaluate("(rows) => getComputedStyle(rows).color"))
			.isEqualTo("rgb(215, 223, 228)");
		assertThat(this.complaints).isEmpty();
		page.context().close();
	}

	private void typesText(Page page) {
		page.click("button:has-text('Text')");
		page.fill("[data-text]", "Ok!");
		this.sent.clear();
		page.click("[data-type]");
		// Shift and o, k, Shift and 1: pressed and let go
		page.waitForCondition(() -> keys().equals(List.of("ffe1", "4f", "6b", "ffe1", "21")));
		page.keyboard().press("Escape");
	}

	private void savesAPicture(Page page) throws Exception {
		Download picture = page.waitForDownload(() -> page.click("[data-picture]"));
		assertThat(picture.suggestedFilename()).matches("buttons-[0-9T-]+\\.png");
		assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
	}

	private static void fillsTheScreen(Page page) {
		page.click("[data-fullscreen]");
		page.waitForFunction("document.fullscreenElement?.dataset.console === 'vnc'");
		page.click("[data-fullscreen]");
		page.waitForFunction("document.fullscreenElement === null");
	}

	private void resizesTheGuest(Page page) {
		this.sent.clear();
		page.selectOption("[data-scale]", "remote");
		page.waitForCondition(() -> this.sent.stream().anyMatch((message) -> message.startsWith(SET_DESKTOP_SIZE)));
		page.selectOption("[data-scale]", "fit");
	}

	/** The stream is lost with the VM, and taken up again when it is back. */
	private static void comesBack(Page page) {
		stage.rig.virsh("", "destroy", "buttons");
		assertThat(page.locator("[data-state]")).containsText("off", SOON);
		stage.rig.virsh("", "start", "buttons");
		assertThat(page.locator("[data-state]")).containsText("Connected", SOON);
	}

	/** The keysyms of all keys pressed. */
	private List<String> keys() {
		return this.sent.stream()
			.filter((message) -> message.startsWith(QEMU_KEY + "0001") || message.startsWith(KEY + "01"))
			.map((message) -> message.substring(8, 16).replaceFirst("^0+", ""))
			.toList();
	}

	private Page watched() {
		Page page = stage.signedIn(Chromium.Look.DESK);
		page.onWebSocket((socket) -> socket.onFrameSent((frame) -> {
			if (frame.binary() != null) {
				this.sent.add(HexFormat.of().formatHex(frame.binary()));
			}
		}));
		page.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				this.complaints.add(message.text());
			}
		});
		page.onPageError(this.complaints::add);
		return page;
	}

	private static String vm(Page page) {
		await().until(() -> page.request().get("/api/v1/vms?q=buttons").text().contains("\"buttons\""));
		return "/vms/" + page.request()
			.get("/api/v1/vms?q=buttons")
			.text()
			.replaceAll("(?s).*?\"uuid\"\\s*:\\s*\"([0-9a-f-]{36})\".*", "$1");
	}

}
