package dev.weir.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds rows to the trail, each naming the hash of the one before, and takes old ones away
 * so that the rest still proves itself. To be called within a transaction. Thread-safe,
 * also between Weirs on one database.
 */
@Component
class AuditChain {

	private static final String INSERT = "insert into audit_event (seq, at, " + ChainedRow.COLUMNS
			+ ", prev_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private final JdbcClient jdbc;

	AuditChain(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(LongFunction<ChainedRow> maker) {
		ChainHead head = ChainHead.lock(this.jdbc);
		ChainedRow row = maker.apply(head.seq() + 1);
		String hash = row.hash(head.hash());
		List<@Nullable Object> values = new ArrayList<>();
		values.add(row.seq());
		values.add(row.at().atOffset(ZoneOffset.UTC));
		values.addAll(row.texts());
		values.add(head.hash());
		values.add(hash);
		this.jdbc.sql(INSERT).params(values).update();
		head.endingWith(row.seq(), hash).write(this.jdbc);
	}

	/**
	 * Takes away what is older, from the beginning up to the first row that is not.
	 * @return how many rows
	 */
	int prune(Instant before) {
		ChainHead head = ChainHead.lock(this.jdbc);
		Object limit = before.atOffset(ZoneOffset.UTC);
		int rows = this.jdbc.sql("delete from audit_event where seq is null and at < ?").param(limit).update();
		Long kept = this.jdbc.sql("select min(seq) from audit_event where seq > ? and at >= ?")
			.params(head.anchorSeq(), limit)
			.query(Long.class)
			.optional()
			.orElse(head.seq());
		Optional<Anchor> anchor = this.jdbc
			.sql("select seq, hash from audit_event where seq < ? order by seq desc limit 1")
			.param(kept)
			.query(Anchor.class)
			.optional();
		if (anchor.isPresent()) {
			rows += this.jdbc.sql("delete from audit_event where seq <= ?").param(anchor.get().seq()).update();
			head.following(anchor.get().seq(), anchor.get().hash()).write(this.jdbc);
		}
		return rows;
	}

	/** The last row that goes. */
	record Anchor(long seq, String hash) {
	}

}
