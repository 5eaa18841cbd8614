package dev.weir.console;

import java.util.UUID;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

@WeirWebTest
class ConsoleWebTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource({ "'{\"kind\": \"vnc\"}', 404", "'{\"kind\": \"telnet\"}', 422", "'{}', 422", "'{\"kind\": 7}', 422",
			"'{\"kind\": \"vnc\", \"viewOnly\": \"maybe\"}', 400", "'{\"kind\": \"vnc\", \"host\": \"evil\"}', 400",
			"'[]', 400", "'', 400" })
	void answersBadInputWithAProblem(String body, int status) {
		assertThat(this.mvc.post()
			.uri("/api/v1/vms/{uuid}/console", UUID.randomUUID())
			.with(httpBasic("admin", WeirWebTest.ADMIN_PASSWORD))
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void letsNoStrangerIn() {
		assertThat(this.mvc.get().uri("/ws/console?ticket=x")).hasStatus(401);
		assertThat(this.mvc.get().uri("/vms/{uuid}/console", UUID.randomUUID())).hasStatus3xxRedirection();
	}

}
