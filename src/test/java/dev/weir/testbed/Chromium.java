package dev.weir.testbed;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

/**
 * The distribution's Chromium, headless, driven by Playwright. One thread at a time.
 */
public final class Chromium implements AutoCloseable {

	private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright;

	private final Browser browser;

	private Chromium(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	/** Starts the browser. */
	public static Chromium start() {
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
		context.setDefaultTimeout(30_000);
		return context;
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
