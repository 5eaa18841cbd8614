package dev.weir.storage.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.WatchedHost;
import dev.weir.testbed.FleetHost;
import dev.weir.testbed.FleetRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Changes, by REST, on a real host whose pool is full or whose clock is wrong: they fail
 * with a reason and leave nothing behind, or do not care.
 */
@Tag(FleetRig.TAG)
@WeirWebTest
@Timeout(600)
@SuppressWarnings("NullAway.Init")
class AilingHostTests {

	private static final String FULL = "No space left on device";

	private static final byte[] CONTENT = new byte[4 << 20];

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static FleetRig rig;

	private static FleetHost ailing;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Fleet fleet;

	@Autowired
	private HostWatch watch;

	@Autowired
	private UserDetailsService accounts;

	private final HostId host = HostId.random();

	@BeforeAll
	static void start() {
		rig = FleetRig.start("ailing");
		ailing = rig.host("ailing");
		ailing.smallVm("small");
	}

	@AfterAll
	static void stop() {
		rig.close();
	}

	@BeforeEach
	void follow() {
		this.watch.watch(new WatchedHost(this.host, "ailing", ailing.tcp(), true));
		awaitUp(Instant.EPOCH);
	}

	@AfterEach
	void forget() {
		this.watch.forget(this.host);
	}

	@Test
	void aFullPoolTakesNothingAndKeepsNothing() {
		ailing.full();
		try {
			refused(upload("upload.img", "en"));
			JsonNode making = JSON.readTree(text(create("made.img", "en")));
			assertThat(making.path("errorKind").asString()).as(making.toString()).isEqualTo("no-resources");
			assertThat(making.path("error").asString()).contains(FULL);
			assertThat(JSON.readTree(text(upload("again.img", "zh-CN"))).path("title").asString())
				.as("told in the reader's language")
				.matches(".*\\p{IsHan}.*");
			assertThat(ailing.execute("ls", "/var/lib/libvirt/images")).doesNotContain("upload", "made", "again");
			assertThat(mirror().isUp()).isTrue();
			assertThat(mirror().vms()).hasSize(1);
		}
		finally {
			ailing.room();
		}
		assertThat(upload("upload.img", "en")).hasStatus2xxSuccessful();
		assertThat(JSON.readTree(text(create("made.img", "en"))).path("state").asString()).isEqualTo("succeeded");
	}

	@Test
	void aClockThatIsOffIsNobodysConcern() {
		for (Duration skew : new Duration[] { Duration.ofHours(1), Duration.ofHours(-1) }) {
			Instant before = Instant.now().minusSeconds(5);
			ailing.clock(skew);
			awaitUp(before);
			String name = "clock" + skew.toHours() + ".img";
			JsonNode task = JSON.readTree(text(create(name, "en")));
			assertThat(Instant.parse(task.path("startedAt").asString())).isBetween(before, Instant.now());
			assertThat(Instant.parse(task.path("finishedAt").asString())).isBetween(before, Instant.now());
			assertThat(mirror().vms().values())
				.allSatisfy((vm) -> assertThat(vm.readAt()).isBetween(before, Instant.now()));
		}
		ailing.clock(Duration.ZERO);
		awaitUp(mirror().since());
	}

	private static void refused(MvcTestResult result) {
		JsonNode problem = JSON.readTree(text(result));
		assertThat(result).as(problem.toString()).hasStatus(409);
		assertThat(problem.toString()).contains(FULL);
	}

	private MvcTestResult upload(String volume, String language) {
		return exchange(this.mvc.put()
			.uri("/api/v1/hosts/{host}/storage-pools/default/volumes/{volume}/content?create=raw", this.host, volume)
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.content(CONTENT), language);
	}

	private MvcTestResult create(String volume, String language) {
		return exchange(this.mvc.post()
			.uri("/api/v1/hosts/{host}/storage-pools/default/volumes?wait=60", this.host)
			.contentType(MediaType.APPLICATION_JSON)
			.content("""
					{"name": "%s", "capacityBytes": %d, "format": "raw", "preallocate": true}""".formatted(volume,
					CONTENT.length)),
				language);
	}

	private MvcTestResult exchange(MockMvcRequestBuilder request, String language) {
		return request.header("Accept-Language", language)
			.with(user(this.accounts.loadUserByUsername("admin")))
			.with(csrf())
			.exchange();
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private HostMirror mirror() {
		return this.fleet.requireHost(this.host);
	}

	private void awaitUp(Instant after) {
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(30)))
			.until(() -> this.fleet.host(this.host)
				.filter((mirror) -> mirror.isUp() && mirror.since().isAfter(after) && mirror.pools().size() == 2
						&& mirror.vms().size() == 1)
				.isPresent());
	}

}
