package dev.weir.vm.list;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Saved filters by form and by REST; nobody sees another's. */
@WeirWebTest
class SavedFilterTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserDetailsService accounts;

	@Autowired
	private SavedFilters stored;

	private final String name = "<b>" + UUID.randomUUID().toString().substring(0, 12);

	@Test
	void aFilterIsKeptRenamedAndForgotten() {
		assertThat(save("", this.name, "state:running \"a b\"")).hasStatus(302);
		assertThat(page("/vms")).contains(this.name.replace("<b>", "&lt;b&gt;"), "q=state%3Arunning%20%22a%20b%22")
			.doesNotContain(this.name);
		String id = id(this.name);
		assertThat(save(id, this.name + "2", "state:off")).hasStatus(302);
		assertThat(page("/vms/filters")).contains(this.name.substring(3) + "2", "state:off");
		MvcTestResult deleted = this.mvc.post().uri("/vms/filters/{id}/delete", id).with(csrf()).with(me()).exchange();
		assertThat(deleted).hasStatus(302);
		assertThat(page("/vms")).doesNotContain(this.name.substring(3));
	}

	@ParameterizedTest
	@CsvSource({ "'', state:off, name", "x, '', query", "x, colour:red, query", "x, '\"open', query" })
	void saysWhatIsWrong(String wanted, String query, String field) {
		MvcTestResult result = save("", wanted, query);
		assertThat(result).hasStatus(422);
		assertThat(body(result)).contains("is-invalid");
		assertThat(rest(wanted, query)).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
	}

	@Test
	void namesAreTakenOnce() {
		assertThat(rest(this.name, "web")).hasStatus(201);
		assertThat(rest(this.name.toUpperCase(), "db")).hasStatus(422);
		this.mvc.delete().uri("/api/v1/vm-filters/{id}", id(this.name)).with(csrf()).with(me()).exchange();
	}

	@Test
	void anothersIsAsGoodAsNone() {
		SavedFilter other = this.stored
			.saveAndFlush(new SavedFilter("somebody", new FilterName(this.name, "web"), java.time.Instant.EPOCH));
		assertThat(page("/vms/filters")).doesNotContain(this.name.substring(3));
		assertThat(this.mvc.delete().uri("/api/v1/vm-filters/{id}", other.view().id()).with(csrf()).with(me()))
			.hasStatus(404);
		assertThat(save(other.view().id().toString(), "mine", "web")).hasStatus(404);
		this.stored.delete(other);
	}

	private String id(String filter) {
		String all = body(this.mvc.get().uri("/api/v1/vm-filters").with(me()).exchange());
		return all.replaceAll("(?s).*\"id\":\"([^\"]+)\",\"name\":\"" + java.util.regex.Pattern.quote(filter) + "\".*",
				"$1");
	}

	private MvcTestResult save(String id, String wanted, String query) {
		return this.mvc.post()
			.uri("/vms/filters")
			.with(csrf())
			.with(me())
			.accept(MediaType.TEXT_HTML)
			.param("id", id)
			.param("name", wanted)
			.param("query", query)
			.exchange();
	}

	private MvcTestResult rest(String wanted, String query) {
		return this.mvc.post()
			.uri("/api/v1/vm-filters")
			.with(csrf())
			.with(me())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"%s\", \"query\": \"%s\"}".formatted(wanted, query.replace("\"", "\\\"")))
			.exchange();
	}

	private String page(String uri) {
		MvcTestResult result = this.mvc.get().uri(uri).accept(MediaType.TEXT_HTML).with(me()).exchange();
		assertThat(result).hasStatus(200);
		return body(result);
	}

	private RequestPostProcessor me() {
		return user(this.accounts.loadUserByUsername("admin"));
	}

	private static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
