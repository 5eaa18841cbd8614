package dev.weir.audit;

import java.util.ArrayList;
import java.util.List;

import dev.weir.audit.ChainFault.Kind;

/**
 * Walks along the chain from its anchor and notes what does not fit. Not thread-safe.
 */
final class ChainWalk {

	private final List<ChainFault> faults = new ArrayList<>();

	private long rows;

	private long last;

	private long lastId;

	private String hash;

	ChainWalk(ChainHead head) {
		this.last = head.anchorSeq();
		this.hash = head.anchorHash();
	}

	/** The next row, by number. */
	void step(Link link) {
		this.rows++;
		long seq = link.row().seq();
		boolean gap = seq > this.last + 1;
		if (seq <= this.last) {
			note(ChainFault.at(Kind.ADDED, seq));
		}
		else if (gap) {
			note(new ChainFault(Kind.REMOVED, this.last + 1, seq - 1));
		}
		if (!link.row().hash(link.before()).equals(link.hash())) {
			note(ChainFault.at(Kind.ALTERED, seq));
		}
		else if (!gap && seq > this.last && !link.before().equals(this.hash)) {
			note(ChainFault.at(Kind.REORDERED, seq));
		}
		this.last = seq;
		this.lastId = link.id();
		this.hash = link.hash();
	}

	/** The end of the walk, where the chain should end too. */
	void end(ChainHead head) {
		if (this.last < head.seq()) {
			note(new ChainFault(Kind.TRUNCATED, this.last + 1, head.seq()));
		}
		else if (this.last == head.seq() && !this.hash.equals(head.hash())) {
			note(ChainFault.at(Kind.ALTERED, this.last));
		}
	}

	void note(ChainFault fault) {
		if (this.faults.size() < ChainReport.MOST_FAULTS) {
			this.faults.add(fault);
		}
	}

	long last() {
		return this.last;
	}

	/** Tells rows of one number apart. */
	long lastId() {
		return this.lastId;
	}

	ChainReport report(ChainHead head, long older) {
		return new ChainReport(this.rows, older, head.anchorSeq(), head.hash(), this.faults);
	}

	/** A row, the hash that it names and its own. */
	record Link(long id, ChainedRow row, String before, String hash) {
	}

}
