package dev.weir.web;

import java.util.List;
import java.util.Map;

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

	/**
	 * Weir looks at its own inventory every few seconds: that adds to a count and never
	 * takes away.
	 */
	private static final int ROUNDS = 30;

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
	 * again. One is the account's, which may have been locked since.
	 */
	@ParameterizedTest
	@CsvSource({ "/vms, 4", "/vms?q=web&sort=-memory, 4", "/hosts, 5", "/, 6", "/tasks, 6", "/audit, 6" })
	void asksTheDatabaseAFewTimes(String page, int most) {
		get(page); // fills what is filled once
		List<Map<String, Object>> fewest = asked(page);
		for (int i = 0; i < ROUNDS && sum(fewest) > most; i++) {
			List<Map<String, Object>> again = asked(page);
			fewest = (sum(again) < sum(fewest)) ? again : fewest;
		}
		assertThat(fewest).isNotEmpty();
		assertThat(sum(fewest)).as(fewest.toString()).isLessThanOrEqualTo(most);
	}

	/** What the page asked, and what Weir's own rounds asked meanwhile. */
	private List<Map<String, Object>> asked(String page) {
		this.database.execute("set query_statistics false");
		this.database.execute("set query_statistics true");
		get(page);
		return this.database
			.queryForList("select sql_statement, execution_count from information_schema.query_statistics"
					+ " where sql_statement not like '%query_statistics%' and sql_statement <> 'COMMIT'");
	}

	private static int sum(List<Map<String, Object>> statements) {
		return statements.stream()
			.mapToInt((row) -> Integer.parseInt(String.valueOf(row.get("execution_count"))))
			.sum();
	}

	private void get(String page) {
		assertThat(this.mvc.get().uri(page).accept(MediaType.TEXT_HTML).cookie(this.session).exchange()).hasStatusOk();
	}

}
