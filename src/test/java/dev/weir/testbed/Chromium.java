package dev.weir.testbed;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

/**
 * The distribution's Chromium, headless, driven by Playwright. One thread at a time.
 */
public final class Chromium implements AutoCloseable {

	private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	/** What Playwright waits for anything, by default 5 and 30 s. */
	private static final double PATIENCE = Patience.USUAL.toMillis();

	/**
	 * How many times slower than it is the browser shall be, with a line to match:
	 * {@code -Dweir.slow=6} lets anybody see what a busy machine sees.
	 */
	private static final int SLOWER = Integer.getInteger("weir.slow", 1);

	private static final int LATENCY_MILLIS = 40;

	private static final int BYTES_PER_SECOND = 1_500_000;

	private final Playwright playwright;

	private final Browser browser;

	private Chromium(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	/** Starts the browser. */
	public static Chromium start() {
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Path program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
			.map(Path::of)
			.filter((path) -> path.toFile().canExecute())
			.findFirst()
			.orElseThrow(() -> new AssertionError("Chromium is missing: run bin/setup test"));
		return new Chromium(playwright, playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(program).setHeadless(true).setArgs(QUIET)));
	}

	/**
	 * A fresh browser profile as a person has it who looks at the pages in the given way.
	 */
	public BrowserContext person(URI url, Look look) {
		return person(url, look, "UTC");
	}

	/** Somebody in another time zone. */
	public BrowserContext person(URI url, Look look, String timeZone) {
		BrowserContext context = this.browser.newContext(new Browser.NewContextOptions().setBaseURL(url.toString())
			.setTimezoneId(timeZone)
			.setLocale(look.locale())
			.setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
			.setViewportSize(look.width(), look.height())
			.setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
		context.setDefaultTimeout(PATIENCE);
		if (SLOWER > 1) {
			context.onPage(Chromium::slowDown);
		}
		return context;
	}

	private static void slowDown(Page page) {
		CDPSession devTools = page.context().newCDPSession(page);
		JsonObject processor = new JsonObject();
		processor.addProperty("rate", SLOWER);
		devTools.send("Emulation.setCPUThrottlingRate", processor);
		devTools.send("Network.enable");
		JsonObject line = new JsonObject();
		line.addProperty("offline", false);
		line.addProperty("latency", LATENCY_MILLIS * SLOWER);
		line.addProperty("downloadThroughput", BYTES_PER_SECOND / SLOWER);
		line.addProperty("uploadThroughput", -1);
		devTools.send("Network.emulateNetworkConditions", line);
	}

	/** Keeps a picture of the page under {@code target/screenshots}. */
	public static void keep(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

	/**
	 * How a person looks at the pages.
	 */
	public record Look(String locale, boolean dark, int width, int height) {

		public static final Look DESK = new Look("en", false, 1280, 860);

		public static final Look NIGHT = new Look("en", true, 1280, 860);

		public static final Look PHONE = new Look("en", false, 390, 844);

		public static final Look CHINESE = new Look("zh-CN", false, 1280, 860);

	}

}
