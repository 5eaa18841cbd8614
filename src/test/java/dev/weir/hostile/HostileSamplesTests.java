package dev.weir.hostile;

import dev.weir.WeirWebTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Requests of {@link HostileInputTests} that once became a fault of Weir's.
 */
@WeirWebTest
class HostileSamplesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserDetailsService accounts;

	@ParameterizedTest
	@ValueSource(strings = { "q[0]", "cursor[0]", "sort[x]", "limit[999999999]", "!q", "_cursor", "q.x" })
	void oddNamesOfParametersAreLeftAlone(String name) {
		assertThat(send(this.mvc.get().uri("/vms").param(name, "x"))).hasStatusOk();
		assertThat(send(this.mvc.get().uri("/audit").param(name.replace("q", "author"), "x"))).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "connection.port[0]", "!connection.port", "_connection.port", "connection.port.x",
			"connection[0].port", "name[0]", "class.classLoader" })
	void oddNamesOfFieldsAreLeftAlone(String name) {
		assertThat(send(this.mvc.post().uri("/hosts/new").param("connection.transport", "tcp").param(name, "1")))
			.hasStatus(422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%%", "%", "%zz", "a%", "名", "" })
	void aBrokenCookieIsNoCookie(String value) {
		assertThat(send(this.mvc.get().uri("/vms").cookie(new Cookie("WEIR_VM_COLUMNS", value)))).hasStatusOk();
	}

	@Test
	void theWayBackIsAnAddressNotATemplate() {
		MvcTestResult result = send(this.mvc.post().uri("/vms/columns").param("back", "/vms?q={x}"));
		assertThat(result).hasStatus3xxRedirection();
		assertThat(result.getResponse().getHeader("Location")).startsWith("/vms");
	}

	@Test
	void aTickThatIsNeitherYesNorNoIsRefused() {
		assertThat(send(this.mvc.post().uri("/vms/groups/new").param("name", "night").param("goOn", "-state:off")))
			.hasStatus(422);
	}

	/** JSON sent as a form is one parameter with a name that the firewall refuses. */
	@Test
	void aParameterThatTheFirewallRefusesIsWrongInput() {
		assertThat(send(this.mvc.post()
			.uri("/api/v1/tokens")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("{\"name\": \"\ue644\ufaf0\"}", ""))).hasStatus(400);
	}

	private MvcTestResult send(AbstractMockHttpServletRequestBuilder<?> request) {
		return this.mvc.perform(request.with(user(this.accounts.loadUserByUsername("admin"))).with(csrf()));
	}

}
