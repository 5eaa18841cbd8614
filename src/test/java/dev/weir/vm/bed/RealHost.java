package dev.weir.vm.bed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
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
 * A libvirtd with QEMU that Weir under test watches, with a pool {@code images}; REST as
 * the administrator, libvirt over another connection. One thread.
 */
public final class RealHost implements AutoCloseable {

	/** The pool's name. */
	public static final String POOL = "images";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Set<String> UNDER_WAY = Set.of("queued", "running");

	private final LibvirtRig rig = LibvirtRig.start();

	private final HypervisorConnection libvirt = OpenConnections.local(this.rig.socket());

	private HostId id = HostId.random();

	/** Starts it. */
	public RealHost() {
		this.libvirt.storagePools().define(LibvirtRig.poolXml(POOL));
		this.libvirt.storagePools().build(POOL, StoragePools.BuildMode.PLAIN);
		this.libvirt.storagePools().start(POOL);
	}

	/** Has it watched under a new id. */
	public Desk watch(MockMvcTester mvc, Fleet fleet, HostWatch watch, UserDetailsService accounts) {
		this.id = HostId.random();
		watch.watch(new WatchedHost(this.id, "rig", this.rig.spec(), true));
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(30)))
			.until(() -> fleet.host(this.id)
				.filter((mirror) -> mirror.isUp() && !mirror.pools().isEmpty() && mirror.capabilitiesXml() != null)
				.isPresent());
		return new Desk(mvc, fleet, accounts);
	}

	public HostId id() {
		return this.id;
	}

	public LibvirtRig rig() {
		return this.rig;
	}

	public HypervisorConnection libvirt() {
		return this.libvirt;
	}

	/** Takes all guests and volumes away. */
	public void clear(HostWatch watch) {
		watch.forget(this.id);
		for (DomainRef domain : this.libvirt.domains().list()) {
			if (this.libvirt.domains().status(domain.uuid()).state().isActive()) {
				this.libvirt.domains().destroy(domain.uuid(), false);
			}
			this.libvirt.domains().undefine(domain.uuid(), Set.of(UndefineOption.values()));
		}
		this.libvirt.storagePools().refresh(POOL);
		this.libvirt.storagePools()
			.volumes(POOL)
			.forEach((volume) -> this.libvirt.storagePools().deleteVolume(POOL, volume.name()));
	}

	/** Defines a guest past Weir and waits until Weir has heard of it. */
	public VmId define(Fleet fleet, String xml) {
		VmId vm = new VmId(this.libvirt.domains().define(xml).uuid());
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(20))).until(() -> fleet.vm(vm).isPresent());
		return vm;
	}

	@Override
	public void close() {
		this.libvirt.close();
		this.rig.close();
	}

	/** Where requests are handed in. */
	public record Desk(MockMvcTester mvc, Fleet fleet, UserDetailsService accounts) {

		/** The answer to a request with a JSON body. */
		public MvcTestResult send(MockMvcRequestBuilder request, String json) {
			return send(request.contentType(MediaType.APPLICATION_JSON).content(json));
		}

		public MvcTestResult send(MockMvcRequestBuilder request) {
			return request.with(csrf()).with(user(this.accounts.loadUserByUsername("admin"))).exchange();
		}

		/** The task, which must succeed. */
		public JsonNode done(MvcTestResult result) {
			JsonNode task = over(result);
			assertThat(task.get("state").asString()).as(task.toString()).isEqualTo("succeeded");
			return task;
		}

		/** The task at its end. */
		public JsonNode over(MvcTestResult result) {
			assertThat(result).as(text(result)).hasStatus(202);
			String task = json(result).get("id").asString();
			Awaitility.await()
				.atMost(Patience.of(Duration.ofSeconds(60)))
				.until(() -> !UNDER_WAY.contains(task(task).get("state").asString()));
			return task(task);
		}

		private JsonNode task(String task) {
			return json(send(this.mvc.get().uri("/api/v1/tasks/{id}", task)));
		}

		public static JsonNode json(MvcTestResult result) {
			return JSON.readTree(text(result));
		}

		public static String text(MvcTestResult result) {
			return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
		}

	}

}
