package dev.weir.console;

import java.util.UUID;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

@WeirWebTest
class ConsoleWebTests {

	@Autowired
	private MockMvcTester mvc;

	private String token = "";

	@BeforeEach
	void signIn() throws Exception {
		String answer = this.mvc.post()
			.uri("/api/v1/tokens")
			.with(httpBasic("admin", WeirWebTest.ADMIN_PASSWORD))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"console-" + UUID.randomUUID() + "\"}")
			.exchange()
			.getResponse()
			.getContentAsString();
		this.token = JsonMapper.builder().build().readTree(answer).get("token").asString();
	}

	@ParameterizedTest
	@CsvSource({ "'{\"kind\": \"vnc\"}', 404", "'{\"kind\": \"telnet\"}', 422", "'{}', 422", "'{\"kind\": 7}', 422",
			"'{\"kind\": \"vnc\", \"viewOnly\": \"maybe\"}', 400", "'[]', 400", "'', 400",
			"'{\"kind\": \"vnc\", \"host\": \"192.0.2.1\"}', 400" })
	void answersBadInputWithAProblem(String body, int status) {
		assertThat(this.mvc.post()
			.uri("/api/v1/vms/{uuid}/console", UUID.randomUUID())
			.header("Authorization", "Bearer " + this.token)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void letsNoStrangerIn() {
		assertThat(this.mvc.get().uri("/ws/console?ticket=x")).hasStatus(401);
		assertThat(this.mvc.get().uri("/vms/{uuid}/console", UUID.randomUUID()).accept(MediaType.TEXT_HTML))
			.hasStatus3xxRedirection();
	}

}
