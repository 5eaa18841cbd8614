package dev.weir.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import dev.weir.testbed.Chromium;
import dev.weir.testbed.Chromium.Look;
import dev.weir.testbed.RunningWeir;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page of the demo, with its hostile names, by day and by night, on a phone and in
 * Chinese: it opens, keeps inside the window and breaks no rule of the browser's. The
 * pictures are kept for people to look at.
 */
@Tag("browser")
class EveryPageTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path home;

	@SuppressWarnings("NullAway.Init")
	private static RunningWeir weir;

	@SuppressWarnings("NullAway.Init")
	private static Chromium chromium;

	@BeforeAll
	static void start() {
		weir = RunningWeir.start(home, Map.of("WEIR_DEMO", "true", "WEIR_ADMIN_PASSWORD", Stage.PASSWORD));
		chromium = Chromium.start();
		Page page = signedIn(Look.DESK);
		page.navigate("/vms");
		assertThat(page.locator("main")).containsText("web-01");
		page.context().close();
	}

	@AfterAll
	static void stop() {
		chromium.close();
		weir.close();
	}

	static Stream<Look> looks() {
		return Stream.of(Look.DESK, Look.NIGHT, Look.PHONE, Look.CHINESE);
	}

	@ParameterizedTest
	@MethodSource("looks")
	void everyPageOpensAndFits(Look look) {
		Page page = signedIn(look);
		List<String> faults = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error") && !message.text().contains("422")) {
				faults.add(page.url() + " said " + message.text());
			}
		});
		page.onPageError((error) -> faults.add(page.url() + " threw " + error));
		for (String path : paths(page)) {
			Response response = page.navigate(path);
			if (response.status() != (path.endsWith("q=state:") ? 422 : 200)) {
				faults.add(path + " answered " + response.status());
			}
			page.waitForLoadState();
			page.waitForFunction("() => !document.querySelector('.htmx-request')");
			if ((Boolean) page
				.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")) {
				faults.add(path + " is wider than the window");
			}
			Chromium.keep(page, "pages/" + name(look)
					+ path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id").replaceAll("[^a-z0-9]+", "-"));
		}
		assertThat(faults).isEmpty();
		page.context().close();
	}

	/** By keyboard alone, and without a word to the host where the answer is no. */
	@ParameterizedTest
	@MethodSource("looks")
	void destructiveDeedsAskFirst(Look look) {
		Page page = signedIn(look);
		page.navigate("/vms/" + first(page, "/api/v1/vms?q=name:web-02", "uuid"));
		Locator dialog = page.locator("#confirm");
		Locator button = page.locator("#power-reset");
		button.press("Enter");
		assertThat(dialog).isVisible();
		assertThat(dialog).containsText("web-02");
		assertThat(dialog.locator("[value=no]")).isFocused();
		assertThat(dialog.locator("[value=yes]")).hasText(button.textContent().strip());
		Chromium.keep(page, "confirm/" + name(look));
		page.keyboard().press("Escape");
		assertThat(dialog).isHidden();
		assertThat(button).isFocused();
		assertThat(page.locator("#toasts .toast")).hasCount(0);
		button.press("Enter");
		assertThat(dialog.locator("[value=no]")).isFocused();
		page.keyboard().press("Tab");
		assertThat(dialog.locator("[value=yes]")).isFocused();
		page.keyboard().press("Enter");
		assertThat(dialog).isHidden();
		assertThat(page.locator("#toasts .toast").first()).isVisible();
		assertThat(page.locator("#toasts .toast-danger")).hasCount(0);
		page.context().close();
	}

	/** On a slow line: the deed must not be done for want of the script that asks. */
	@Test
	void noDeedIsDoneBeforeTheScriptThatAsksHasCome() {
		Page page = signedIn(Look.DESK);
		List<String> sent = new CopyOnWriteArrayList<>();
		page.onRequest((request) -> {
			if (request.method().equals("POST")) {
				sent.add(request.url());
			}
		});
		page.route("**/assets/app*.js", (late) -> {
			page.locator("#power-reset").evaluate("(button) => button.click()");
			late.resume();
		});
		page.navigate("/vms/" + first(page, "/api/v1/vms?q=name:web-02", "uuid"));
		assertThat(sent).isEmpty();
		page.click("#power-reset");
		assertThat(page.locator("#confirm")).isVisible();
		page.context().close();
	}

	/** On a slow line: people do not wait for scripts. */
	@Test
	void whatIsChosenBeforeTheScriptsHaveComeCounts() {
		Page page = signedIn(Look.DESK);
		page.route("**/assets/vm*.js", (late) -> {
			page.check("input[name=uuids] >> nth=0");
			late.resume();
		});
		page.navigate("/vms");
		assertThat(page.locator("[data-bulk]")).isVisible();
		assertThat(page.locator("input[name=uuids]").first()).isChecked();
		page.route("**/assets/app*.js", (late) -> {
			page.selectOption("#hostId", new SelectOption().setIndex(1));
			late.resume();
		});
		page.waitForRequest("**/vms/new?shape=host", () -> page.navigate("/vms/new"));
		page.context().close();
	}

	/**
	 * The browser tells that a dialog was closed a little later: asking again before must
	 * not answer the second question with no.
	 */
	@Test
	void aQuestionAskedAgainAtOnceIsAnsweredAnew() {
		Page page = signedIn(Look.DESK);
		page.navigate("/vms/" + first(page, "/api/v1/vms?q=name:web-02", "uuid"));
		page.waitForFunction("() => document.querySelector('#power-reset').offsetParent !== null");
		page.evaluate("""
				() => {
				  const button = document.querySelector('#power-reset');
				  button.click();
				  document.querySelector('#confirm').close('no');
				  button.click();
				}""");
		page.locator("#confirm [value=yes]").click();
		assertThat(page.locator("#toasts .toast").first()).isVisible();
		page.context().close();
	}

	/**
	 * And breaks no rule of the browser's: if htmx carried styles over to the new
	 * elements, the content security policy would refuse each.
	 */
	@Test
	void aRenewalKeepsWhatAPersonHasChosen() {
		Page page = signedIn(Look.DESK);
		List<String> refused = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				refused.add(message.text());
			}
		});
		page.navigate("/vms");
		Locator chosen = page.locator("#vm-results tbody input[type=checkbox]").first();
		chosen.check();
		page.focus("#vm-q");
		renew(page);
		assertThat(chosen).isChecked();
		assertThat(page.locator("#vm-q")).isFocused();
		assertThat(refused).isEmpty();
		page.context().close();
	}

	@Test
	void momentsAreToldInThePersonsTimeZone() {
		Page page = signedIn(chromium.person(weir.url(), Look.DESK, "Asia/Kolkata"));
		page.navigate("/audit");
		Locator time = page.locator("time[data-date]").first();
		assertThat(time).hasText(page.evaluate("""
				() => new Date(document.querySelector('time[data-date]').dateTime).toLocaleString('en', {
				  timeZone: 'Asia/Kolkata', year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric',
				  minute: '2-digit', second: '2-digit' })""").toString());
		assertThat(time).hasAttribute("title", Pattern.compile("GMT\\+5:30|IST"));
		Chromium.keep(page, "confirm/dates");
		page.context().close();
	}

	/** Tells the list that a machine has changed until all its rows are new ones. */
	private static void renew(Page page) {
		page.evaluate("""
				() => {
				  document.querySelector('#vm-all').style.opacity = '.9';
				  document.querySelectorAll('#vm-results tbody tr').forEach((row) => row.dataset.old = '');
				}""");
		page.waitForFunction(
				"""
						() => {
						  document.body.dispatchEvent(new CustomEvent('weir:vm', { detail: { ids: [] } }));
						  return !document.querySelector('#vm-results tr[data-old]') && !document.querySelector('.htmx-settling');
						}""");
	}

	private static List<String> paths(Page page) {
		String host = first(page, "/api/v1/hosts?q=kvm-fra-01", "id");
		String vm = first(page, "/api/v1/vms?q=name:web-01", "uuid");
		String hostile = first(page, "/api/v1/vms?q=onerror", "uuid");
		List<String> paths = new ArrayList<>(List.of("/", "/vms", "/vms?q=nothing-has-this-name", "/vms?q=state:",
				"/vms/new", "/vms/wall", "/vms/groups", "/vms/groups/new", "/vms/filters?q=state:running", "/hosts",
				"/hosts/new", "/doctor", "/isos", "/tasks", "/audit", "/audit/verify", "/audit/1", "/account",
				"/account/password", "/account/second-factor", "/account/sessions", "/accounts"));
		for (String tail : List.of("", "/edit", "/storage", "/storage/default", "/storage/default/new",
				"/storage/default/upload", "/networks", "/networks/default", "/networks/default/edit",
				"/networks/default/xml", "/networks/default/remove", "/new-network", "/nwfilters", "/new-nwfilter",
				"/interfaces", "/devices", "/remove", "/hardware", "/memory-tuning", "/doctor", "/enter-maintenance")) {
			paths.add("/hosts/" + host + tail);
		}
		for (String tail : List.of("", "?tab=disks", "?tab=nics", "?tab=pending", "?tab=xml", "?tab=tasks",
				"?tab=guest", "?tab=hardware", "/hardware/edit?item=processors", "/hardware/add?kind=hostdev",
				"/labels", "/delete-plan")) {
			paths.add("/vms/" + vm + tail);
		}
		paths.add("/vms/" + hostile);
		return paths;
	}

	private static String first(Page page, String list, String field) {
		String body = page.request().get(list).text();
		String found = body.replaceAll("(?s).*?\"" + field + "\"\\s*:\\s*\"([0-9a-f-]{36})\".*", "$1");
		assertThat(found).as(body).hasSize(36);
		return found;
	}

	private static String name(Look look) {
		return (look == Look.NIGHT) ? "dark" : (look == Look.PHONE) ? "phone" : (look == Look.CHINESE) ? "zh" : "light";
	}

	private static Page signedIn(Look look) {
		return signedIn(chromium.person(weir.url(), look));
	}

	private static Page signedIn(BrowserContext person) {
		Page page = person.newPage();
		page.navigate("/login");
		page.fill("#account", "admin");
		page.fill("#password", Stage.PASSWORD);
		page.click("main button[type=submit]");
		page.waitForURL((url) -> !url.contains("/login"));
		return page;
	}

}
