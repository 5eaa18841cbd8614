package dev.weir.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.RunningWeir;
import org.springframework.util.FileSystemUtils;

/**
 * All that the browser tests play on: a hypervisor, Weir's JAR and Chromium. One for a
 * test class; one thread at a time.
 */
final class Stage implements AutoCloseable {

	static final String PASSWORD = "Dujiangyan has split a river 2,200 years";

	final LibvirtRig rig;

	final RunningWeir weir;

	final Chromium chromium;

	private Stage(LibvirtRig rig, RunningWeir weir, Chromium chromium) {
		this.rig = rig;
		this.weir = weir;
		this.chromium = chromium;
	}

	/**
	 * A Weir that manages the hypervisor of its own machine, with a password already
	 * chosen.
	 */
	static Stage set() throws Exception {
		LibvirtRig rig = LibvirtRig.start();
		Path home = Files.createTempDirectory("weir-browser");
		RunningWeir weir = RunningWeir.start(home, Map.of("WEIR_ADMIN_PASSWORD", PASSWORD, "WEIR_LOCAL_HOST", "true",
				"WEIR_LOCAL_SOCKET", rig.socket().toString(), "WEIR_LOCAL_POOL", "/var/lib/libvirt/images"));
		return new Stage(rig, weir, Chromium.start());
	}

	/** Opens a browser and signs in. */
	Page signedIn(Chromium.Look look) {
		BrowserContext person = this.chromium.person(this.weir.url(), look);
		Page page = person.newPage();
		page.navigate("/login");
		page.fill("#account", "admin");
		page.fill("#password", PASSWORD);
		page.click("main button[type=submit]");
		page.waitForURL((url) -> !url.contains("/login"));
		return page;
	}

	@Override
	public void close() {
		this.chromium.close();
		this.weir.close();
		this.rig.close();
		FileSystemUtils.deleteRecursively(this.weir.home().toFile());
	}

}
