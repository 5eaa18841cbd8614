package dev.weir.web.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.HostTrouble;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.query.Listing;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** The shared fragments, each called once by templates/probe/parts.html. */
class FragmentsTests {

	private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

	private static final String HOSTILE = "<script>alert('x')</script> \"quoted\" 中文 \u202Egnp";

	private static final String ESCAPED = "&lt;script&gt;";

	@Test
	void everyFragmentRendersHostileTextAsText() {
		assertThat(get(Locale.ENGLISH)).contains(ESCAPED).contains("中文").doesNotContain("<script>alert");
	}

	@Test
	void theShellSurroundsTheContent() {
		assertThat(get(Locale.ENGLISH)).contains("<html")
			.contains("lang=\"en\"")
			.contains("data-live=\"/live\"")
			.contains("aria-current=\"page\"")
			.contains("href=\"/vms\"")
			.contains("id=\"toasts\"")
			.contains("1.5 GiB")
			.contains("5 min ago")
			.contains("The host no longer answers")
			.contains("class=\"meter high\"")
			.contains("<li><a href=\"/hosts\">")
			.doesNotContain("th:");
	}

	@Test
	void aFragmentDoesNotFindElementsOfItsName() {
		assertThat(get(Locale.ENGLISH)).containsOnlyOnce("<h1>")
			.containsOnlyOnce("class=\"card-title\"")
			.containsOnlyOnce("class=\"meter ");
	}

	@Test
	void theShellSpeaksChinese() {
		assertThat(get(Locale.SIMPLIFIED_CHINESE)).contains("lang=\"zh-CN\"")
			.contains("虚拟机")
			.contains("5 分钟前")
			.contains("主机不再响应");
	}

	@Test
	void theThemeOfTheCookieIsPaintedAtOnce() {
		assertThat(get(Locale.ENGLISH, new Cookie(Theme.COOKIE, "dark"))).contains("data-bs-theme=\"dark\"");
		assertThat(get(Locale.ENGLISH, new Cookie(Theme.COOKIE, "\"><script>"))).contains("data-theme=\"auto\"")
			.contains("data-bs-theme=\"light\"");
	}

	@Test
	void whatCannotBeReadStaysAsTypedWithItsError() {
		assertThat(submit("vcpus", "many")).contains("value=\"many\"")
			.contains("value=\"" + ESCAPED)
			.contains("is-invalid")
			.contains("Enter a whole number");
	}

	@Test
	void aVerbsRefusalStandsAtItsField() {
		assertThat(submit("vcpus", "2")).contains("value=\"" + ESCAPED)
			.contains("for=\"disks0.pool\"")
			.contains("id=\"disks0.pool\"")
			.contains("the.name.is.taken")
			.contains("query.of.the.whole");
	}

	private static String submit(String field, String value) {
		return exchange(MockMvcRequestBuilders.post("/probe")
			.param("name", HOSTILE)
			.param("_start", "on")
			.param("disks[0].pool", "p")
			.param(field, value), Locale.ENGLISH);
	}

	private static String get(Locale locale, Cookie... cookies) {
		var request = MockMvcRequestBuilders.get("/probe");
		return exchange((cookies.length > 0) ? request.cookie(cookies) : request, locale);
	}

	private static String exchange(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
			Locale locale) {
		StringBuilder body = new StringBuilder();
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ThymeleafAutoConfiguration.class,
					MessageSourceAutoConfiguration.class, WebMvcAutoConfiguration.class))
			.withPropertyValues("spring.messages.basename=messages/web,messages/query,messages/fleet",
					"spring.messages.encoding=UTF-8", "spring.messages.always-use-message-format=true",
					"spring.messages.fallback-to-system-locale=false")
			.withBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC))
			.withBean("localeResolver", LocaleResolver.class, () -> new FixedLocaleResolver(locale))
			.withBean(WeirDialect.class)
			.withBean(Probe.class)
			.run((context) -> body.append(MockMvcTester.from((WebApplicationContext) context)
				.perform(request)
				.getResponse()
				.getContentAsString()));
		return body.toString();
	}

	/** Shows every fragment. */
	@Controller
	static class Probe {

		@GetMapping("/probe")
		String page(Model model) {
			model.addAttribute("form", new Form("n", 2, "h", true, "<domain/>", List.of(new Disk("p"))));
			return fill(model);
		}

		@PostMapping("/probe")
		String submit(@ModelAttribute("form") Form form, BindingResult errors, Model model) {
			if (!errors.hasErrors()) {
				new InvalidInput(List.of(FieldProblem.of("name", "the.name.is.taken"),
						FieldProblem.of("nosuch[1].field", "query.of.the.whole")))
					.addTo(errors);
			}
			return fill(model);
		}

		private static String fill(Model model) {
			model.addAttribute("title", HOSTILE)
				.addAttribute("host", lost())
				.addAttribute("then", NOW.minusSeconds(300))
				.addAttribute("listing", new Listing<>(List.of("a"), "bzE", 2))
				.addAttribute("options", Map.of("h", HOSTILE));
			return "probe/parts";
		}

		private static HostMirror lost() {
			return new HostMirror(HostId.random(), HOSTILE, HostState.UNREACHABLE,
					new HostTrouble(ErrorKind.HOST_UNREACHABLE, "fleet.host.closed.silent", List.of(), HOSTILE), NOW,
					null, null, -1, -1, Map.of(), List.of(), List.of(), null);
		}

	}

	record Form(@Nullable String name, int vcpus, @Nullable String host, boolean start, @Nullable String xml,
			@Nullable List<Disk> disks) {
	}

	record Disk(@Nullable String pool) {
	}

}
