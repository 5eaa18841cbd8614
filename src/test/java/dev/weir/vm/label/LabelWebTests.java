package dev.weir.vm.label;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Labels by form and by REST, over libvirt's test driver, whose host has one VM.
 */
@WeirWebTest
class LabelWebTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HostWatch watch;

	@Autowired
	private Fleet fleet;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	private final String tag = "t-" + UUID.randomUUID().toString().substring(0, 8);

	private VmMirror vm;

	@BeforeEach
	void followAHost() {
		this.watch.watch(new WatchedHost(this.host, "labels", new ConnectionSpec.Test(null), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(20)))
			.until(() -> this.fleet.vms().stream().anyMatch((any) -> any.hostId().equals(this.host)));
		this.vm = this.fleet.vms().stream().filter((any) -> any.hostId().equals(this.host)).findFirst().orElseThrow();
	}

	@AfterEach
	void leaveNothing() {
		patch("{\"tags\": [], \"folder\": null, \"notes\": null}");
		this.watch.forget(this.host);
	}

	@Test
	void formListAndPageShowTheSame() {
		assertThat(save("", "Lab/" + this.tag, "**bold** <script>alert(1)</script>", this.tag + ", <b>"))
			.hasStatus(302);
		assertThat(get("/vms/" + this.vm.id())).contains("<strong>bold</strong>", "Lab/" + this.tag, "&lt;b&gt;")
			.doesNotContain("<script>alert", "<b>");
		assertThat(get("/vms?q=tag:" + this.tag.toUpperCase())).contains("/vms/" + this.vm.id());
		assertThat(get("/vms?q=folder:lab")).contains("/vms/" + this.vm.id());
		assertThat(get("/vms?q=tag:" + this.tag.substring(0, 5))).contains("Nothing matches");
		assertThat(get("/vms?q=" + this.tag.substring(0, 5))).contains("/vms/" + this.vm.id());
		assertThat(get("/vms?q=-tag:*")).doesNotContain("/vms/" + this.vm.id());
		assertThat(body(this.mvc.get().uri("/vms/folders").header("HX-Request", "true").with(me()).exchange()))
			.contains("Lab/" + this.tag, this.tag);
		assertThat(body(
				this.mvc.get().uri("/vms/filter-hints?q=tag:t-").header("HX-Request", "true").with(me()).exchange()))
			.contains("tag:" + this.tag);
	}

	@Test
	void wrongInputKeepsWhatWasTyped() {
		MvcTestResult result = save("", "x".repeat(61), "my text", "ok");
		assertThat(result).hasStatus(422);
		assertThat(body(result)).contains("my text", "is-invalid", "x".repeat(61));
	}

	@Test
	void notesOfSomebodyElseAreNotLost() {
		patch("{\"notes\": \"theirs\"}");
		MvcTestResult result = save(NoteText.mark("older"), "", "mine", "");
		assertThat(result).hasStatus(409);
		assertThat(body(result)).contains(">mine</textarea>", ">theirs</textarea>");
		assertThat(save(NoteText.mark("theirs"), "", "both", "")).hasStatus(302);
	}

	@Test
	void restTellsAndChanges() {
		MvcTestResult patched = patch(
				"{\"tags\": [\"%s\"], \"folder\": \"A/B\", \"notes\": \"# n\"}".formatted(this.tag));
		assertThat(patched).hasStatus(200);
		assertThat(patched).bodyJson().extractingPath("$.folder").isEqualTo("A/B");
		assertThat(this.mvc.get().uri("/api/v1/vms?q=tag:" + this.tag).with(me())).bodyJson()
			.extractingPath("$.items[0].notes")
			.isEqualTo("# n");
		assertThat(patch("{\"folder\": null}")).bodyJson().extractingPath("$.folder").isNull();
		assertThat(body(this.mvc.get().uri("/api/v1/vm-tags").with(me()).exchange())).contains(this.tag);
		for (String wrong : new String[] { "{\"tags\": \"x\"}", "{\"tags\": [1]}", "{\"tags\": [\"a,b\"]}", "{}",
				"{\"folder\": 1}", "{\"colour\": 1}", "{\"notes\": \"\\u0000\"}", "{\"autostart\": null}" }) {
			assertThat(patch(wrong).getResponse().getStatus()).as(wrong).isIn(400, 422);
		}
	}

	private MvcTestResult save(String mark, String folder, String notes, String tags) {
		return this.mvc.post()
			.uri("/vms/{id}/labels", this.vm.id())
			.with(csrf())
			.with(me())
			.param("mark", mark.isEmpty() ? NoteText.mark(null) : mark)
			.param("folder", folder)
			.param("notes", notes)
			.param("tags", tags)
			.exchange();
	}

	private MvcTestResult patch(String json) {
		return this.mvc.patch()
			.uri("/api/v1/vms/{id}", this.vm.id())
			.with(csrf())
			.with(me())
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

	private String get(String uri) {
		MvcTestResult result = this.mvc.get().uri(uri).accept(MediaType.TEXT_HTML).with(me()).exchange();
		assertThat(result).hasStatus(200);
		return body(result);
	}

	private org.springframework.test.web.servlet.request.RequestPostProcessor me() {
		return user(this.accounts.loadUserByUsername("admin"));
	}

	private static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
