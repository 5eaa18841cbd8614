package dev.weir.console.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.weir.access.Actor;
import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleKind;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What tickets keep to on every database. */
abstract class TicketOfficeContract {

	private static final String HOSTILE = "<script>'; drop table console_ticket; --\" 虚拟机 🖥 \u202e".repeat(8);

	@Autowired
	private TicketOffice office;

	@Autowired
	private JdbcClient database;

	private final Actor holder = new Actor("alice", null, UUID.randomUUID().toString(), null, "192.0.2.1");

	@Test
	void opensItsConsoleOnce() {
		Admission admission = admission(this.holder, "web1");
		IssuedTicket ticket = this.office.issue(admission);
		assertThat(this.office.redeem(ticket.secret(), this.holder)).isEqualTo(new Redemption.Admitted(admission));
		assertThat(this.office.redeem(ticket.secret(), this.holder)).isEqualTo(refused(ConsoleEnd.TICKET_USED));
	}

	@Test
	void letsOneOfFiftyThrough() throws Exception {
		String secret = this.office.issue(admission(this.holder, HOSTILE)).secret();
		ExecutorService threads = Executors.newFixedThreadPool(50);
		try {
			List<Callable<Redemption>> tries = new ArrayList<>();
			for (int number = 0; number < 50; number++) {
				tries.add(() -> this.office.redeem(secret, this.holder));
			}
			List<Redemption> answers = new ArrayList<>();
			for (Future<Redemption> answer : threads.invokeAll(tries)) {
				answers.add(answer.get());
			}
			assertThat(answers).filteredOn(Redemption.Admitted.class::isInstance).hasSize(1);
			assertThat(answers).filteredOn(refused(ConsoleEnd.TICKET_USED)::equals).hasSize(49);
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void opensNothingThatANewerWeirIssuedItFor() {
		String secret = this.office.issue(admission(this.holder, "web1")).secret();
		this.database.sql("update console_ticket set kind = 'HOLOGRAM' where session_id = ?")
			.param(this.holder.sessionId())
			.update();
		assertThat(this.office.redeem(secret, this.holder)).isEqualTo(refused(ConsoleEnd.TICKET_INVALID));
	}

	@Test
	void doesNotHoldLongerWhenTheClockIsSetBack() {
		String secret = this.office.issue(admission(this.holder, "web1")).secret();
		this.database.sql("update console_ticket set expires_at = expires_at + interval '1' hour where session_id = ?")
			.param(this.holder.sessionId())
			.update();
		assertThat(this.office.redeem(secret, this.holder)).isEqualTo(refused(ConsoleEnd.TICKET_EXPIRED));
	}

	@Test
	void isNoUseToAnybodyElse() {
		String secret = this.office.issue(admission(this.holder, "web1")).secret();
		Actor otherSession = new Actor("alice", null, UUID.randomUUID().toString(), null, "192.0.2.1");
		Actor otherAccount = new Actor("mallory", null, this.holder.sessionId(), null, "192.0.2.1");
		Actor token = new Actor("alice", "ci", null, UUID.randomUUID().toString(), "192.0.2.1");
		for (Actor thief : List.of(otherSession, otherAccount, token)) {
			assertThat(this.office.redeem(secret, thief)).isEqualTo(refused(ConsoleEnd.TICKET_INVALID));
		}
		assertThat(this.office.redeem(secret, this.holder)).isInstanceOf(Redemption.Admitted.class);
	}

	@Test
	void expires() {
		String secret = this.office.issue(admission(this.holder, "web1")).secret();
		this.database
			.sql("update console_ticket set expires_at = timestamp with time zone '2020-01-01 00:00:00+00' "
					+ "where session_id = :session")
			.param("session", this.holder.sessionId())
			.update();
		assertThat(this.office.redeem(secret, this.holder)).isEqualTo(refused(ConsoleEnd.TICKET_EXPIRED));
	}

	@Test
	void isNotStoredInClear() {
		String secret = this.office.issue(admission(this.holder, "web1")).secret();
		List<String> stored = this.database.sql("select secret_hash from console_ticket where session_id = :session")
			.param("session", this.holder.sessionId())
			.query(String.class)
			.list();
		assertThat(secret).hasSize(43);
		assertThat(stored).singleElement().asString().hasSize(64).doesNotContain(secret);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "x", "' or 1=1 --", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
			"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u4e2d" })
	void cannotBeForged(@org.jspecify.annotations.Nullable String shown) {
		assertThat(this.office.redeem(shown, this.holder)).isEqualTo(refused(ConsoleEnd.TICKET_INVALID));
	}

	private static Admission admission(Actor actor, String name) {
		String kept = name.substring(0, Math.min(250, name.length()));
		return new Admission(actor, new VmId(UUID.randomUUID()), HostId.random(), kept, ConsoleKind.VNC, false);
	}

	private static Redemption refused(ConsoleEnd reason) {
		return new Redemption.Refused(reason);
	}

}
