package dev.weir.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.audit.ChainFault.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A trail that proves itself: whatever is done to its rows is found.
 */
class AuditChainTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456789Z");

	private String url = "";

	private String name = "";

	private JdbcClient jdbc;

	private TransactionTemplate transaction;

	private AuditChain chain;

	@BeforeEach
	void open() {
		DriverManagerDataSource database = database();
		this.url = String.valueOf(database.getUrl());
		this.name = String.valueOf(database.getUsername());
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/audit/V1__audit_event.sql"),
				new ClassPathResource("db/migration/audit/V2__audit_chain.sql"))
			.execute(database);
		this.jdbc = JdbcClient.create(database);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		this.chain = new AuditChain(this.jdbc);
	}

	DriverManagerDataSource database() {
		return new DriverManagerDataSource(
				"jdbc:h2:mem:" + UUID.randomUUID()
						+ ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
				"sa", "");
	}

	@Test
	void anUntouchedTrailIsIntact() {
		assertThat(verify().isIntact()).isTrue();
		write(1, 2500);
		assertThat(verify()).satisfies((report) -> {
			assertThat(report.faults()).isEmpty();
			assertThat(report.rows()).isEqualTo(2500);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			delete from audit_event where seq = 5                                        | REMOVED   | 5
			delete from audit_event where seq in (1, 2)                                  | REMOVED   | 1
			delete from audit_event where seq >= 9                                       | TRUNCATED | 9
			delete from audit_event                                                      | TRUNCATED | 1
			update audit_event set author = 'eve' where seq = 5                          | ALTERED   | 5
			update audit_event set outcome = 'DONE' where seq = 5                        | ALTERED   | 5
			update audit_event set token = null where seq = 5                            | ALTERED   | 5
			update audit_event set xml_diff = '+<b/>' where seq = 5                      | ALTERED   | 5
			update audit_event set at = at + interval '1' second where seq = 5           | ALTERED   | 5
			update audit_event set detail = target_label, target_label = detail where seq = 5 | ALTERED | 5
			update audit_event set hash = 'x' where seq = 10                             | ALTERED   | 10
			update audit_event set seq = 11 - seq where seq in (5, 6)                    | ALTERED   | 5
			update audit_event set seq = seq + 100 where seq = 10                        | TRUNCATED | 10
			update audit_event set seq = null where seq = 10                             | TRUNCATED | 10
			""")
	void whatIsDoneToItIsFound(String deed, Kind kind, long seq) {
		write(1, 10);
		this.jdbc.sql(deed).update();
		assertThat(verify().faults()).isNotEmpty().first().satisfies((fault) -> {
			assertThat(fault.kind()).isEqualTo(kind);
			assertThat(fault.seq()).isEqualTo(seq);
		});
	}

	@Test
	void aRowThatFitsInItselfButNotInItsPlaceIsFound() {
		write(1, 10);
		ChainedRow forged = row(5, "eve");
		this.jdbc.sql("update audit_event set author = 'eve', prev_hash = 'elsewhere', hash = ? where seq = 5")
			.param(forged.hash("elsewhere"))
			.update();
		assertThat(verify().faults()).contains(ChainFault.at(Kind.REORDERED, 5), ChainFault.at(Kind.REORDERED, 6));
	}

	@Test
	void aRowPutInPastWeirIsFound() {
		write(1, 1000);
		for (String place : List.of("1000", "5", "2000", "null")) {
			this.jdbc
				.sql("insert into audit_event (seq, at, author, address, action, target_kind, target_id, target_label, "
						+ "outcome, prev_hash, hash) select " + place
						+ ", at, author, address, action, target_kind, target_id, "
						+ "target_label, outcome, prev_hash, hash from audit_event where seq = 1000 and id <= 1000")
				.update();
			assertThat(verify().faults()).as(place).extracting(ChainFault::kind).contains(Kind.ADDED);
			this.jdbc.sql("delete from audit_event where id = (select max(id) from audit_event)").update();
			assertThat(verify().isIntact()).isTrue();
		}
	}

	@Test
	void whatRetentionTakesAwayIsNoFaultAndWhatFollowsIsStillProved() {
		write(1, 10);
		int gone = prune(START.plusMillis(3500));
		assertThat(gone).isEqualTo(3);
		assertThat(verify()).satisfies((report) -> {
			assertThat(report.isIntact()).isTrue();
			assertThat(report.rows()).isEqualTo(7);
			assertThat(report.pruned()).isEqualTo(3);
		});
		write(11, 12);
		assertThat(verify().isIntact()).isTrue();
		this.jdbc.sql("delete from audit_event where seq = 4").update();
		assertThat(verify().faults()).containsExactly(ChainFault.at(Kind.REMOVED, 4));
		assertThat(prune(START.plusSeconds(1000))).isEqualTo(7);
		assertThat(prune(START.plusSeconds(1000))).isZero();
		write(13, 13);
		assertThat(verify().isIntact()).isTrue();
	}

	@Test
	void manyWritersAtOnceMakeOneChain() throws Exception {
		ExecutorService writers = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Void>> work = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				// each as a Weir of its own would
				AuditChain own = new AuditChain(this.jdbc);
				work.add(() -> {
					for (int row = 0; row < 25; row++) {
						this.transaction.executeWithoutResult((status) -> own.add((seq) -> row(seq, "admin")));
					}
					return null;
				});
			}
			for (Future<Void> done : writers.invokeAll(work)) {
				done.get();
			}
		}
		finally {
			writers.shutdownNow();
		}
		assertThat(verify().faults()).isEmpty();
		assertThat(verify().rows()).isEqualTo(200);
	}

	@Test
	void hostileTextKeepsItsHash() {
		for (String text : List.of("\ud800", "a\0b", "数据库 🚀".repeat(100), "\uffff'; drop table audit_event; --")) {
			Target target = Target.of(Target.Kind.VM, text, text);
			AuditEntry entry = AuditEntry.of(text, target, AuditTrail.Outcome.DONE, text.repeat(50))
				.by(text)
				.changing(text);
			this.transaction.executeWithoutResult((status) -> this.chain
				.add((seq) -> ChainedRow.of(seq, START, new Actor(text, text, null, null, text), entry)));
		}
		assertThat(verify().faults()).isEmpty();
	}

	@Test
	void theCommandTellsByItsExitCode() {
		write(1, 3);
		String[] settings = { "--verify-audit", "--spring.datasource.url=" + this.url,
				"--spring.datasource.username=" + this.name };
		assertThat(VerifyAuditCommand.run(settings)).isZero();
		this.jdbc.sql("update audit_event set author = 'eve' where seq = 2").update();
		assertThat(VerifyAuditCommand.run(settings)).isEqualTo(2);
	}

	@Test
	void noTwoRowsReadAlike() {
		assertThat(List.of(row(1, "ab").hash(""), row(1, "a").hash(""), row(2, "ab").hash(""), row(1, "ab").hash("b")))
			.doesNotHaveDuplicates();
	}

	private ChainReport verify() {
		return new VerifyChain(this.jdbc).verify();
	}

	private int prune(Instant before) {
		Integer rows = this.transaction.execute((status) -> this.chain.prune(before));
		return (rows != null) ? rows : 0;
	}

	private void write(int from, int to) {
		this.transaction.executeWithoutResult((status) -> {
			for (int i = from; i <= to; i++) {
				this.chain.add((seq) -> row(seq, "admin"));
			}
		});
	}

	private static ChainedRow row(long seq, String author) {
		return ChainedRow.of(seq, START.plusSeconds(seq), new Actor(author, "token", null, null, "::1"),
				AuditEntry.of("vm.start", Target.of(Target.Kind.VM, "id", "web1"), AuditTrail.Outcome.REFUSED, "why"));
	}

}
