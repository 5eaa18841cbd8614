package dev.weir.web;

import java.util.UUID;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of the shell in the whole application. */
@WeirWebTest
class ShellPagesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserDetailsService accounts;

	@Test
	void theDashboardStandsInTheShell() {
		assertThat(page("/")).hasStatusOk()
			.bodyText()
			.startsWith("<!doctype html>")
			.contains("class=\"shell-nav\"", "name=\"csrf\"", "<h1>Dashboard</h1>");
	}

	@Test
	void htmxGetsThePartsWithoutTheShell() {
		assertThat(htmx("/")).hasStatusOk().bodyText().doesNotContain("<html", "shell-nav");
		assertThat(htmx("/?part=tasks")).hasStatusOk().bodyText().contains("Newest tasks").doesNotContain("<html");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/search?q=a", "/api/docs" })
	void whoIsNotSignedInIsSentToSignIn(String path) {
		assertThat(this.mvc.get().uri(path).accept(MediaType.TEXT_HTML).exchange()).hasStatus3xxRedirection()
			.headers()
			.hasValue(HttpHeaders.LOCATION, "/login");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "'; rm -rf /", "中文", "%", "\u202Egnp", "" })
	void searchTakesAnyText(String typed) {
		assertThat(this.mvc.get().uri("/search").param("q", typed).with(admin()).exchange()).hasStatusOk()
			.bodyText()
			.doesNotContain("<script>", "<html");
	}

	@Test
	void tooMuchTextIsRefusedKindly() {
		assertThat(htmx("/search?q=" + "x".repeat(201))).hasStatus(422)
			.bodyText()
			.contains("toast-danger", "Type at most 200 characters.");
	}

	@Test
	void aPageThatIsNotThereIsSaidSoInTheShell() {
		assertThat(page("/nosuch")).hasStatus(404).bodyText().contains("shell-nav", "404").doesNotContain("Exception");
		assertThat(page("/api/v1/nosuch")).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void theLanguageFollowsTheBrowserUntilItIsChosen() {
		assertThat(this.mvc.get()
			.uri("/")
			.with(admin())
			.accept(MediaType.TEXT_HTML)
			.header(HttpHeaders.ACCEPT_LANGUAGE, "zh-TW,zh;q=0.9")
			.exchange()).bodyText().contains("lang=\"zh-CN\"", "虚拟机");
		MvcTestResult chosen = this.mvc.post()
			.uri("/preferences")
			.param("language", "zh-CN")
			.param("theme", "dark")
			.header(HttpHeaders.REFERER, "http://localhost/hosts?q=a")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
		assertThat(chosen).hasStatus3xxRedirection().headers().hasValue(HttpHeaders.LOCATION, "/hosts?q=a");
		assertThat(chosen.getResponse().getHeaders(HttpHeaders.SET_COOKIE))
			.anyMatch((c) -> c.startsWith("weir-language=zh"))
			.anyMatch((c) -> c.startsWith("weir-theme=dark"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/x", "//evil.example", "javascript:alert(1)",
			"http://localhost//evil", "nonsense %%%", "" })
	void preferencesNeverLeadElsewhere(String referer) {
		assertThat(this.mvc.post()
			.uri("/preferences")
			.param("theme", "<script>")
			.header(HttpHeaders.REFERER, referer)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange()).hasStatus3xxRedirection().headers().hasValue(HttpHeaders.LOCATION, "/");
	}

	@Test
	void theSystemIsCountedByState() {
		MvcTestResult answer = this.mvc.get().uri("/api/v1/system").with(admin()).exchange();
		assertThat(answer).hasStatusOk();
		assertThat(answer).bodyJson().extractingPath("$.hosts.unreachable").isNotNull();
		assertThat(answer).bodyJson().extractingPath("$.vms['shut-off']").isNotNull();
		assertThat(answer).bodyJson().extractingPath("$.libvirtClientVersion").asString().contains(".");
	}

	@Test
	void theRestInterfaceIsDescribed() {
		MvcTestResult answer = this.mvc.get().uri("/api/v1/openapi.json").with(admin()).exchange();
		assertThat(answer).hasStatusOk();
		assertThat(answer).bodyJson().extractingPath("$.paths['/api/v1/system'].get.summary").asString().isNotEmpty();
		assertThat(answer).bodyJson().extractingPath("$.paths['/api/v1/events'].get").isNotNull();
	}

	@Test
	void aRandomPathUnderAssetsIsNotFound() {
		assertThat(this.mvc.get().uri("/assets/" + UUID.randomUUID()).exchange()).hasStatus(404);
	}

	private MvcTestResult page(String path) {
		return this.mvc.get().uri(path).accept(MediaType.TEXT_HTML).with(admin()).exchange();
	}

	private MvcTestResult htmx(String path) {
		return this.mvc.get().uri(path).header("HX-Request", "true").with(admin()).exchange();
	}

	private RequestPostProcessor admin() {
		return SecurityMockMvcRequestPostProcessors.user(this.accounts.loadUserByUsername("admin"));
	}

}
