package dev.weir.hostile;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.home.WeirHome;
import dev.weir.testbed.Length;
import dev.weir.testbed.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Sends every route, form and page what nobody should send, on whichever database: no
 * fault of Weir's, no hang, nothing left over. Each case is made from its number alone,
 * so that a failure can be had again.
 */
abstract class HostileInputContract {

	private static final long LONGEST_MILLIS = Patience.of(Duration.ofSeconds(20)).toMillis();

	@Autowired
	MockMvcTester mvc;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	Fleet fleet;

	@Autowired
	WeirHome home;

	@Autowired
	HikariDataSource database;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping routes;

	@Nullable OddHost host;

	@BeforeEach
	void addAHost() {
		OddHost.write(this.home);
		this.host = newHost();
	}

	@AfterEach
	void removeHosts() {
		deleteAll("/api/v1/hosts", null);
		deleteAll("/api/v1/tokens", null);
	}

	@Test
	void restAnswersWhateverComes() {
		List<OpenApi.Operation> operations = new OpenApi(body(send(get("/api/v1/openapi.json")))).operations();
		assertThat(operations).hasSizeGreaterThan(40);
		run(Length.of(1000, 15_000), true,
				(requests) -> requests.of(operations.get(requests.choose(operations.size()))));
	}

	@Test
	void pagesAndFormsAnswerWhateverComes() {
		List<PageRoutes.Route> pages = PageRoutes.of(this.routes);
		assertThat(pages).hasSizeGreaterThan(40);
		run(Length.of(200, 3000), false, (requests) -> requests.of(pages.get(requests.choose(pages.size()))));
	}

	@Test
	void formsKeepWhatWasTyped() {
		Map<String, String> lost = new LinkedHashMap<>();
		List<TypedForm> forms = TypedForm.all(java.util.Objects.requireNonNull(this.host).id().toString());
		for (int i = 0; i < Length.of(70, 700) && lost.size() < 20; i++) {
			TypedForm form = forms.get(i % forms.size());
			Random random = new Random(i);
			AbstractMockHttpServletRequestBuilder<?> request = this.mvc.post().uri(form.path());
			form.wrong().forEach((field, value) -> request.param(field, value));
			Map<String, String> values = new LinkedHashMap<>();
			form.typed().forEach((field) -> values.put(field, HostileText.printable(random)));
			values.forEach((field, value) -> request.param(field, value));
			MvcTestResult result = send(request);
			assertThat(result).as(form.path()).hasStatus(422);
			lost.putAll(form.lost(values, body(result)));
		}
		assertThat(lost).isEmpty();
	}

	private void run(int cases, boolean api,
			Function<HostileRequests, AbstractMockHttpServletRequestBuilder<?>> maker) {
		Map<String, String> faults = new LinkedHashMap<>();
		Growth growth = new Growth(this.database);
		long start = System.nanoTime();
		try (ErrorLog errors = new ErrorLog()) {
			for (int i = 0; i < cases && faults.size() < 20; i++) {
				if (i % 500 == 499) {
					tidy();
				}
				one(i, api, maker, errors).forEach((fault) -> faults.putIfAbsent(kind(fault), fault));
			}
		}
		System.out.printf("%s %s: %d cases in %d ms%n", getClass().getSimpleName(), api ? "REST" : "pages", cases,
				(System.nanoTime() - start) / 1_000_000);
		assertThat(faults.values()).isEmpty();
		tidy();
		growth.check(cases);
	}

	private List<String> one(int number, boolean api,
			Function<HostileRequests, AbstractMockHttpServletRequestBuilder<?>> maker, ErrorLog errors) {
		HostileRequests requests = new HostileRequests(new Random(number * 2 + (api ? 1 : 0)),
				java.util.Objects.requireNonNull(this.host));
		List<String> faults = new ArrayList<>();
		long start = System.nanoTime();
		try {
			Judge.fault(send(maker.apply(requests)), api, requests.language()).ifPresent(faults::add);
		}
		catch (RuntimeException | StackOverflowError ex) {
			faults.add("thrown " + ex);
		}
		long millis = (System.nanoTime() - start) / 1_000_000;
		if (millis > LONGEST_MILLIS) {
			faults.add("took " + millis + " ms");
		}
		faults.addAll(errors.take());
		return faults.stream().map((fault) -> number + " " + plain(requests.story() + " -> " + fault)).toList();
	}

	/** Makes faults that differ in names and numbers only the same. */
	private static String kind(String fault) {
		String what = fault.substring(fault.indexOf(" -> "));
		String names = what.replaceAll("[0-9a-f-]{8,}|[0-9]+|urn:.*", "");
		return names.substring(0, Math.min(90, names.length()));
	}

	/** As it can be printed and pasted. */
	private static String plain(String text) {
		StringBuilder plain = new StringBuilder();
		text.chars()
			.limit(2000)
			.forEach((c) -> plain.append((c >= ' ' && c < 0x7f) ? Character.toString(c) : "\\u%04x".formatted(c)));
		return plain.toString();
	}

	/** Takes away what requests made by accident, and brings back what they destroyed. */
	private void tidy() {
		OddHost known = java.util.Objects.requireNonNull(this.host);
		deleteAll("/api/v1/hosts", known.isThere() ? known.id().toString() : null);
		deleteAll("/api/v1/tokens", null);
		if (!known.isThere()) {
			this.host = newHost();
		}
	}

	private OddHost newHost() {
		MvcTestResult added = send(this.mvc.post()
			.uri("/api/v1/hosts")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"odd <b>" + UUID.randomUUID()
					+ "\", \"connection\": {\"transport\": \"test\", \"path\": \"" + OddHost.NODE_FILE + "\"}}"));
		assertThat(added).hasStatus(201);
		OddHost made = new OddHost(this.fleet, HostId.parse(json(added).get("id").asString()));
		made.awaitUp();
		return made;
	}

	private void deleteAll(String list, @Nullable String but) {
		for (JsonNode item : json(send(get(list).param("limit", "500"))).get("items").values()) {
			String id = item.get("id").asString();
			if (!id.equals(but)) {
				assertThat(send(this.mvc.delete().uri(list + "/" + id))).hasStatus2xxSuccessful();
			}
		}
	}

	private AbstractMockHttpServletRequestBuilder<?> get(String path) {
		return this.mvc.get().uri(path);
	}

	private MvcTestResult send(AbstractMockHttpServletRequestBuilder<?> request) {
		return this.mvc.perform(request.with(user(this.accounts.loadUserByUsername("admin"))).with(csrf()));
	}

	private static JsonNode json(MvcTestResult result) {
		return JsonMapper.builder().build().readTree(body(result));
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
