package dev.weir.browser;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A newcomer's first minute: the password of the log works once, one's own from then on.
 */
@Tag("browser")
class FirstSignInTests {

	@Test
	void theFirstPasswordMustBeChanged(@TempDir Path home) {
		try (RunningWeir weir = RunningWeir.start(home, Map.of()); Chromium chromium = Chromium.start()) {
			Page page = chromium.person(weir.url(), Chromium.Look.DESK).newPage();
			page.navigate("/vms");
			assertThat(page).hasURL(Pattern.compile(".*/login.*"));
			Chromium.keep(page, "sign-in");
			signIn(page, "wrong password");
			assertThat(page.locator("main [role=alert], main .notice")).isVisible();
			signIn(page, weir.firstPassword());
			assertThat(page).hasURL(weir.url() + "/account/password");
			Chromium.keep(page, "first-password");

			page.navigate("/vms");
			assertThat(page).hasURL(weir.url() + "/account/password");

			change(page, weir.firstPassword(), Stage.PASSWORD, "something else entirely");
			assertThat(page.locator("input.is-invalid")).hasCount(1);
			page.locator("input.is-invalid").fill("changed");
			assertThat(page.locator(".is-invalid, .invalid-feedback")).hasCount(0);
			change(page, weir.firstPassword(), Stage.PASSWORD, Stage.PASSWORD);
			assertThat(page).not().hasURL(weir.url() + "/account/password");

			Page later = chromium.person(weir.url(), Chromium.Look.DESK).newPage();
			later.navigate("/login");
			signIn(later, weir.firstPassword());
			assertThat(later.locator("main [role=alert], main .notice")).isVisible();
			assertThat(later).hasURL(Pattern.compile(".*/login.*"));
			signIn(later, Stage.PASSWORD);
			assertThat(later.locator("#navigation")).isVisible();
		}
	}

	private static void signIn(Page page, String password) {
		page.fill("#account", "admin");
		page.fill("#password", password);
		page.click("main button[type=submit]");
	}

	private static void change(Page page, String current, String changed, String repeated) {
		page.fill("#current", current);
		page.fill("#changed", changed);
		page.fill("#repeated", repeated);
		page.click("form[action$='/account/password'] button[type=submit]");
	}

}
