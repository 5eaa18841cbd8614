package dev.weir.host.inventory;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;

import dev.weir.fleet.HostId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The inventory in H2; the subclass runs the same on PostgreSQL.
 */
@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@TestPropertySource(properties = {
		"spring.datasource.url=jdbc:h2:mem:hosts;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
		"spring.flyway.locations=classpath:db/migration/host", "spring.modulith.runtime.flyway-enabled=false",
		"spring.jpa.hibernate.ddl-auto=none" })
class HostsTests {

	private static final String HOSTILE = "'; drop table host; -- <script> 中文 🐧 خادم";

	private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

	@Autowired
	private Hosts hosts;

	@Autowired
	private TestEntityManager database;

	@Test
	void aHostComesBackAsItWas() {
		StoredConnection connection = new StoredConnection("tcp", "2001:db8::1", 16509, "weir", null, null, "v1:a:b");
		HostId id = saved(HOSTILE, connection);
		Optional<Host> found = this.hosts.findById(id.value());
		assertThat(found).hasValueSatisfying((host) -> {
			assertThat(host.name()).isEqualTo(HOSTILE);
			assertThat(host.connection()).isEqualTo(connection);
			assertThat(host.isEnabled()).isTrue();
			assertThat(host.createdAt()).isEqualTo(THEN);
		});
	}

	@Test
	void changesAreKept() {
		HostId id = saved("kvm1", local());
		Host host = this.hosts.findById(id.value()).orElseThrow();
		host.rename(HostName.of("kvm2"));
		host.switchTo(false);
		this.hosts.saveAndFlush(host);
		this.database.clear();
		assertThat(this.hosts.findByName("kvm2"))
			.hasValueSatisfying((found) -> assertThat(found.isEnabled()).isFalse());
	}

	@Test
	void aNameIsTakenOnce() {
		saved("kvm1", local());
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> saved("kvm1", local()));
	}

	@Test
	void hostsComeByName() {
		saved("b", local());
		saved("a", local());
		assertThat(this.hosts.findAllByOrderByName()).extracting(Host::name).containsExactly("a", "b");
	}

	@Test
	void aRemovedHostIsGone() {
		HostId id = saved("kvm1", local());
		this.hosts.delete(this.hosts.findById(id.value()).orElseThrow());
		this.database.flush();
		assertThat(this.hosts.count()).isZero();
	}

	private HostId saved(String name, StoredConnection connection) {
		HostId id = HostId.random();
		this.hosts.saveAndFlush(new Host(id, HostName.of(name), connection, THEN));
		this.database.clear();
		return id;
	}

	private static StoredConnection local() {
		return new StoredConnection("local", null, null, null, null, null, null);
	}

}
