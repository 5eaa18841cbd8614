package dev.weir.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import dev.weir.audit.ChainFault.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the whole trail and tells whether it is what was once written. Rows may be added
 * meanwhile. Thread-safe; checks no permission.
 */
@Component
class VerifyChain {

	private static final int CHUNK = 1000;

	private static final String LINKS = "select id, seq, at, " + ChainedRow.COLUMNS
			+ ", prev_hash, hash from audit_event where seq <= ? and (seq > ? or seq = ? and id > ?) "
			+ "order by seq, id limit " + CHUNK;

	private final JdbcClient jdbc;

	VerifyChain(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	ChainReport verify() {
		ChainHead head = ChainHead.read(this.jdbc);
		ChainReport report = verify(head);
		// retention took rows away while they were read
		return (ChainHead.read(this.jdbc).anchorSeq() != head.anchorSeq()) ? verify(ChainHead.read(this.jdbc)) : report;
	}

	private ChainReport verify(ChainHead head) {
		ChainWalk walk = new ChainWalk(head);
		List<ChainWalk.Link> links;
		do {
			links = this.jdbc.sql(LINKS)
				.params(head.seq(), walk.last(), walk.last(), walk.lastId())
				.query(VerifyChain::link)
				.list();
			links.forEach(walk::step);
		}
		while (links.size() == CHUNK);
		walk.end(head);
		strangers(head).forEach((seq) -> walk.note(ChainFault.at(Kind.ADDED, seq)));
		return walk.report(head, count("seq is null and id <= " + head.olderId()));
	}

	/**
	 * Rows where no Weir writes any: before the anchor, beyond the end, without a number.
	 */
	private List<Long> strangers(ChainHead head) {
		List<Long> outside = this.jdbc.sql(
				"select coalesce(seq, 0) as place from audit_event where seq <= ? or seq > ? or seq is null and id > ? "
						+ "order by place desc limit " + ChainReport.MOST_FAULTS)
			.params(head.anchorSeq(), head.seq(), head.olderId())
			.query(Long.class)
			.list();
		// read after the rows: what was added meanwhile lies before it
		long end = ChainHead.read(this.jdbc).seq();
		return outside.stream().filter((seq) -> seq <= head.anchorSeq() || seq > end).toList();
	}

	private long count(String where) {
		return this.jdbc.sql("select count(*) from audit_event where " + where).query(Long.class).single();
	}

	private static ChainWalk.Link link(ResultSet row, int number) throws SQLException {
		return new ChainWalk.Link(row.getLong("id"), ChainedRow.read(row),
				Objects.requireNonNullElse(row.getString("prev_hash"), ""),
				Objects.requireNonNullElse(row.getString("hash"), ""));
	}

}
