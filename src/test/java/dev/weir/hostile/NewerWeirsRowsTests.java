package dev.weir.hostile;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.weir.WeirWebTest;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Rows that a newer Weir left in the database before somebody went back to this one: they
 * hold names that this one has never heard of, and break no page.
 */
@WeirWebTest
class NewerWeirsRowsTests {

	private final UUID task = UUID.randomUUID();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserDetailsService accounts;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Fleet fleet;

	@BeforeEach
	void leaveRows() {
		this.jdbc.sql("""
				insert into task (id, kind, target_kind, target_id, target_label, lane, author, address, state,
					error_kind, error, virsh, instance, created_at, heartbeat_at)
				values (?, 'vm.teleport', 'GALAXY', 'g', 'newer-guest', 'l', 'newer', '::1', 'TELEPORTED', 'WARPED',
					'lost in space', 'virsh', ?, current_timestamp, current_timestamp)""")
			.params(this.task, this.task)
			.update();
		this.jdbc.sql("""
				insert into audit_event (at, author, address, action, target_kind, target_id, target_label, outcome)
				values (current_timestamp, 'newer', '::1', 'vm.teleport', 'GALAXY', ?, 'newer-guest', 'TELEPORTED')""")
			.param(this.task.toString())
			.update();
	}

	@AfterEach
	void takeRowsAway() {
		this.jdbc.sql("delete from task where id = ?").param(this.task).update();
		this.jdbc.sql("delete from audit_event where target_id = ?").param(this.task.toString()).update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/tasks", "/tasks/{task}", "/audit?author=newer", "/audit.csv?author=newer",
			"/api/v1/tasks", "/api/v1/tasks/{task}", "/api/v1/audit?author=newer" })
	void areShown(String address) {
		assertThat(this.mvc.get()
			.uri(address.replace("{task}", this.task.toString()))
			.with(user(this.accounts.loadUserByUsername("admin")))).hasStatusOk()
			.bodyText()
			.contains("newer-guest")
			.doesNotContain("??");
	}

	/** And keeps the hosts behind it in the list from being followed no longer. */
	@Test
	void aHostReachedInAnotherWayIsToldAsNotUsable() {
		UUID newer = host("a-newer-" + this.task, "teleport");
		UUID usual = host("b-usual-" + this.task, "tcp");
		try {
			await().atMost(Duration.ofSeconds(30))
				.until(() -> state(newer) == HostState.REJECTED && state(usual) != null);
			for (String address : List.of("/", "/hosts", "/hosts/" + newer, "/hosts/" + newer + "/hardware",
					"/hosts/" + newer + "/edit", "/doctor", "/hosts/" + newer + "/doctor", "/api/v1/hosts/" + newer)) {
				assertThat(this.mvc.get().uri(address).with(user(this.accounts.loadUserByUsername("admin"))))
					.as(address)
					.hasStatusOk()
					.bodyText()
					.doesNotContain("??");
			}
			assertThat(
					this.mvc.get().uri("/api/v1/hosts/" + newer).with(user(this.accounts.loadUserByUsername("admin"))))
				.bodyText()
				.contains("teleport", "newer Weir");
		}
		finally {
			this.jdbc.sql("delete from host where id in (?, ?)").params(newer, usual).update();
			await().atMost(Duration.ofSeconds(30)).until(() -> state(newer) == null && state(usual) == null);
		}
	}

	@Test
	void anAccountOfAnotherRoleMayDoNothing() {
		String name = "emperor-" + this.task.toString().substring(0, 8);
		this.jdbc.sql("""
				insert into account (id, name, password_hash, password_temporary, role, created_at, password_changed_at)
				values (?, ?, 'x', false, 'EMPEROR', current_timestamp, current_timestamp)""")
			.params(this.task, name)
			.update();
		try {
			assertThat(this.mvc.get().uri("/api/v1/me").with(user(this.accounts.loadUserByUsername(name))))
				.hasStatusOk()
				.bodyJson()
				.extractingPath("$.permissions")
				.asArray()
				.isEmpty();
			assertThat(this.mvc.get().uri("/api/v1/hosts").with(user(this.accounts.loadUserByUsername(name))))
				.hasStatus(403);
		}
		finally {
			this.jdbc.sql("delete from account where id = ?").param(this.task).update();
		}
	}

	private UUID host(String name, String transport) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into host (id, name, transport, address, port, enabled, created_at, version)
				values (?, ?, ?, ?, 16509, true, current_timestamp, 0)""")
			.params(id, name, transport, id + ".invalid")
			.update();
		return id;
	}

	private @Nullable HostState state(UUID host) {
		return this.fleet.host(new HostId(host)).map(HostMirror::state).orElse(null);
	}

}
