package dev.weir.vm.size;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Sizes by REST and on their page, and in the form that makes virtual machines.
 */
@WeirWebTest
class SizesWebTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserDetailsService accounts;

	private final String name = "<b>" + UUID.randomUUID();

	@Test
	void areAddedChangedAndDeleted() {
		MvcTestResult added = json(this.mvc.post().uri("/api/v1/sizes"), 3, 3072);
		assertThat(added).as(text(added)).hasStatus(201);
		String id = JsonMapper.shared().readTree(text(added)).get("id").asString();
		assertThat(text(send(this.mvc.get().uri("/vms/sizes")))).contains(id, "value=\"3072\"")
			.doesNotContain(this.name);
		assertThat(json(this.mvc.post().uri("/api/v1/sizes"), 1, 16)).hasStatus(422);
		assertThat(json(this.mvc.put().uri("/api/v1/sizes/{id}", id), 5, 5120)).hasStatusOk();
		assertThat(text(send(this.mvc.get().uri("/api/v1/sizes")))).contains("\"memoryMib\":5120");
		assertThat(send(this.mvc.delete().uri("/api/v1/sizes/{id}", id))).hasStatus(204);
		assertThat(send(this.mvc.delete().uri("/api/v1/sizes/{id}", id))).hasStatus(404);
	}

	@Test
	void wrongOnesAreToldWithWhatWasTyped() {
		MvcTestResult refused = send(this.mvc.post()
			.uri("/vms/sizes")
			.param("name", this.name)
			.param("vcpus", "many")
			.param("memoryMib", "1"));
		assertThat(refused).hasStatus(422);
		assertThat(text(refused)).contains("value=\"many\"", "A whole number from 1 to 512");
		assertThat(json(this.mvc.post().uri("/api/v1/sizes"), 0, -1)).hasStatus(422);
	}

	@Test
	void aPastedDefinitionThatIsNoneIsToldAtItsField() {
		MvcTestResult refused = send(this.mvc.post().uri("/vms/new-xml").param("hostId", "x").param("xml", "<domain"));
		assertThat(refused).hasStatus(422);
		assertThat(text(refused)).contains("&lt;domain", "is-invalid");
		assertThat(send(this.mvc.get().uri("/vms/new-xml"))).hasStatusOk();
		assertThat(send(this.mvc.get().uri("/vms/templates"))).hasStatusOk();
	}

	private MvcTestResult json(MockMvcRequestBuilder request, int vcpus, long memoryMib) {
		return send(request.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"" + this.name + "\", \"vcpus\": " + vcpus + ", \"memoryMib\": " + memoryMib + "}"));
	}

	private MvcTestResult send(MockMvcRequestBuilder request) {
		return request.with(csrf()).with(user(this.accounts.loadUserByUsername("admin"))).exchange();
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
