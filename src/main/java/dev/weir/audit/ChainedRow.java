package dev.weir.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import org.jspecify.annotations.Nullable;

/**
 * A row of the trail as it is chained: all that it tells, as text. Immutable.
 *
 * @param at to the microsecond, as both databases keep it
 * @param texts author, token, address, action, kind, id and label of the target, outcome,
 * detail, task and difference
 */
record ChainedRow(long seq, Instant at, List<@Nullable String> texts) {

	/** In the order of {@link #texts}. */
	static final String COLUMNS = "author, token, address, action, target_kind, target_id, target_label, outcome, "
			+ "detail, task_id, xml_diff";

	static ChainedRow of(long seq, Instant at, Actor actor, AuditEntry entry) {
		Target target = entry.target();
		return new ChainedRow(seq, at.truncatedTo(ChronoUnit.MICROS),
				Arrays.asList(AuditColumn.AUTHOR.fit(actor.account()), AuditColumn.TOKEN.fitOrNull(actor.token()),
						AuditColumn.ADDRESS.fit(actor.address()), AuditColumn.ACTION.fit(entry.action()),
						target.kind().name(), AuditColumn.TARGET.fit(target.id()),
						AuditColumn.TARGET.fit(target.label()), entry.outcome().name(),
						AuditColumn.DETAIL.fitOrNull(entry.detail()), AuditColumn.TASK.fitOrNull(entry.taskId()),
						AuditColumn.DIFF.fitOrNull(entry.xmlDiff())));
	}

	static ChainedRow read(ResultSet row) throws SQLException {
		@Nullable String[] texts = new String[COLUMNS.split(",").length];
		String[] names = COLUMNS.split(", ");
		for (int i = 0; i < texts.length; i++) {
			texts[i] = row.getString(names[i]);
		}
		return new ChainedRow(row.getLong("seq"), row.getObject("at", OffsetDateTime.class).toInstant(),
				Arrays.asList(texts));
	}

	/**
	 * What the next row names: SHA-256 over the row before and all of this one, each text
	 * with its length, so that no two rows read alike.
	 * @param before the hash of the row before
	 */
	String hash(String before) {
		MessageDigest digest = sha256();
		add(digest, before);
		digest.update(ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(this.seq)
			.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, this.at))
			.flip());
		this.texts.forEach((text) -> add(digest, text));
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void add(MessageDigest digest, @Nullable String text) {
		byte[] bytes = (text != null) ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt((text != null) ? bytes.length : -1).flip());
		digest.update(bytes);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
