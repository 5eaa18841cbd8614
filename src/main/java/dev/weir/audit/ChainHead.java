package dev.weir.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the chain ends, and what its first row follows. Immutable.
 *
 * @param seq number of the last row, 0 while there is none
 * @param hash hash of the last row, or empty
 * @param anchorSeq number of the last row that retention took away, or 0
 * @param anchorHash its hash, or empty
 * @param olderId rows up to this id are from before the chain
 */
record ChainHead(long seq, String hash, long anchorSeq, String anchorHash, long olderId) {

	private static final String SELECT = "select seq, hash, anchor_seq, anchor_hash, older_id from audit_chain_head where id = 1";

	static ChainHead read(JdbcClient jdbc) {
		return jdbc.sql(SELECT).query(ChainHead.class).single();
	}

	/** And keeps it from all other Weirs until the transaction ends. */
	static ChainHead lock(JdbcClient jdbc) {
		return jdbc.sql(SELECT + " for update").query(ChainHead.class).single();
	}

	void write(JdbcClient jdbc) {
		jdbc.sql("update audit_chain_head set seq = ?, hash = ?, anchor_seq = ?, anchor_hash = ? where id = 1")
			.params(this.seq, this.hash, this.anchorSeq, this.anchorHash)
			.update();
	}

	ChainHead endingWith(long last, String itsHash) {
		return new ChainHead(last, itsHash, this.anchorSeq, this.anchorHash, this.olderId);
	}

	ChainHead following(long anchor, String itsHash) {
		return new ChainHead(this.seq, this.hash, anchor, itsHash, this.olderId);
	}

}
