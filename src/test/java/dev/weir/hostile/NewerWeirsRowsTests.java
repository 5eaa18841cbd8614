package dev.weir.hostile;

import java.util.UUID;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
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

}
