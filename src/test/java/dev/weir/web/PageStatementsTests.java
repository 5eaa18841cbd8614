package dev.weir.web;

import dev.weir.WeirWebTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * How often a page asks the database: never more often because there is more to show.
 */
@WeirWebTest
class PageStatementsTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcTemplate database;

	private Cookie[] session = {};

	@BeforeEach
	void signIn() {
		this.session = this.mvc.post()
			.uri("/login")
			.with(csrf())
			.accept(MediaType.TEXT_HTML)
			.param("account", "admin")
			.param("password", WeirWebTest.ADMIN_PASSWORD)
			.exchange()
			.getResponse()
			.getCookies();
		assertThat(this.session).isNotEmpty();
	}

	@AfterEach
	void stopCounting() {
		this.database.execute("set query_statistics false");
	}

	/**
	 * Three are the session's: Spring reads it, notes that it is in use, and reads it
	 * again.
	 */
	@ParameterizedTest
	@CsvSource({ "/vms, 3", "/vms?q=web&sort=-memory, 3", "/hosts, 4", "/, 5", "/tasks, 5", "/audit, 5" })
	void asksTheDatabaseAFewTimes(String page, int most) {
		get(page); // fills what is filled once
		this.database.execute("set query_statistics true");
		get(page);
		String counted = "from information_schema.query_statistics where sql_statement not like '%query_statistics%'"
				+ " and sql_statement <> 'COMMIT'";
		assertThat(this.database.queryForList("select sql_statement, execution_count " + counted)).isNotEmpty();
		assertThat(this.database.queryForObject("select sum(execution_count) " + counted, Integer.class))
			.as(() -> this.database.queryForList("select sql_statement, execution_count " + counted).toString())
			.isLessThanOrEqualTo(most);
	}

	private void get(String page) {
		assertThat(this.mvc.get().uri(page).accept(MediaType.TEXT_HTML).cookie(this.session).exchange()).hasStatusOk();
	}

}
