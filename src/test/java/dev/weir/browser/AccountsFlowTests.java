package dev.weir.browser;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.weir.access.factor.AuthenticatorApp;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A colleague gets an account, sets up a second factor, works, and is locked out.
 */
@Tag("browser")
class AccountsFlowTests {

	@Test
	void aColleagueIsLetInAndLockedOut(@TempDir Path home) {
		try (RunningWeir weir = RunningWeir.start(home, Map.of("WEIR_ADMIN_PASSWORD", Stage.PASSWORD));
				Chromium chromium = Chromium.start()) {
			Page admin = chromium.person(weir.url(), Chromium.Look.DESK).newPage();
			signIn(admin, "admin", Stage.PASSWORD);
			admin.navigate("/accounts");
			admin.fill("#name", "lin");
			admin.click("#create-account button[type=submit]");
			String temporary = admin.locator("#secret").innerText();
			Chromium.keep(admin, "accounts");

			Page lin = chromium.person(weir.url(), Chromium.Look.DESK).newPage();
			signIn(lin, "lin", temporary);
			lin.fill("#current", temporary);
			lin.fill("#changed", "P@ssw0rd2026!");
			lin.fill("#repeated", "P@ssw0rd2026!");
			lin.click("form[action$='/account/password'] button[type=submit]");
			assertThat(lin.locator("input.is-invalid")).hasCount(1);
			lin.fill("#current", temporary);
			lin.fill("#changed", "seven unrelated herons");
			lin.fill("#repeated", "seven unrelated herons");
			lin.click("form[action$='/account/password'] button[type=submit]");
			assertThat(lin.locator("#navigation")).isVisible();

			Page elsewhere = chromium.person(weir.url(), Chromium.Look.DESK).newPage();
			signIn(elsewhere, "lin", "seven unrelated herons");
			assertThat(elsewhere.locator("#navigation")).isVisible();
			lin.navigate("/account/sessions");
			assertThat(lin.locator("tr[data-session]")).hasCount(2);
			Chromium.keep(lin, "sessions");
			lin.click("tr[data-session=other] button");
			lin.click("#confirm [data-part=yes]");
			assertThat(lin.locator("tr[data-session]")).hasCount(1);
			elsewhere.navigate("/vms");
			assertThat(elsewhere).hasURL(Pattern.compile(".*/login.*"));

			AuthenticatorApp app = enrol(lin);
			lin.context().clearCookies();
			signIn(lin, "lin", "seven unrelated herons");
			assertThat(lin).hasURL(Pattern.compile(".*/login/code"));
			Chromium.keep(lin, "second-factor-asked");
			lin.fill("#code", "000000");
			lin.click("main form[action$='/login/code'] button");
			assertThat(lin.locator("main [role=alert]")).isVisible();
			lin.fill("#code", app.next());
			lin.click("main form[action$='/login/code'] button");
			assertThat(lin.locator("#navigation")).isVisible();
			lin.navigate("/account");
			assertThat(lin.locator("#last-sign-in")).containsText("1 failed");

			Locator row = admin.locator("tr[data-account=lin]");
			row.locator("form[action$='/lock'] button").click();
			assertThat(admin.locator("#confirm")).containsText("lin");
			admin.click("#confirm [data-part=yes]");
			assertThat(row.locator("form[action$='/unlock'] button")).isVisible();
			lin.navigate("/vms");
			assertThat(lin).hasURL(Pattern.compile(".*/login.*"));
			signIn(lin, "lin", "seven unrelated herons");
			assertThat(lin).hasURL(Pattern.compile(".*/login\\?locked"));
			assertThat(lin.locator("main [role=alert]")).isVisible();
		}
	}

	private static AuthenticatorApp enrol(Page page) {
		page.navigate("/account/second-factor");
		page.fill("#password", "seven unrelated herons");
		page.click("#begin button");
		AuthenticatorApp app = new AuthenticatorApp(page.locator("#second-factor-key").innerText());
		Chromium.keep(page, "second-factor");
		page.fill("#code", app.at(Instant.now()));
		page.click("#confirm-code button");
		assertThat(page.locator("#recovery-codes li")).hasCount(10);
		return app;
	}

	private static void signIn(Page page, String account, String password) {
		page.navigate("/login");
		page.fill("#account", account);
		page.fill("#password", password);
		page.click("main button[type=submit]");
	}

}
