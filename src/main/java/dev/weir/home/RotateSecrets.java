package dev.weir.home;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Seals every secret anew with a fresh key and then throws the old keys away. Killed at
 * any point it leaves a ring that opens everything; the next run finishes. Weir must not
 * run meanwhile. Not thread-safe.
 */
final class RotateSecrets {

	private final KeyRingFile file;

	private final Connection connection;

	private final SealedRows rows;

	RotateSecrets(KeyRingFile file, Connection connection) {
		this.file = file;
		this.connection = connection;
		this.rows = new SealedRows(connection);
	}

	/**
	 * Does it.
	 * @return how many secrets were sealed anew
	 * @throws UnusableHome when one of them does not open; nothing is thrown away then
	 */
	int rotate() throws SQLException {
		KeyRing ring = this.file.read();
		SecretBox before = new SecretBox(ring);
		List<SealedRows.Row> found = this.rows.all();
		found.forEach((row) -> open(before, row));
		KeyRing both = ring.renewed(new SecureRandom());
		// on disk before the first secret needs it
		this.file.replace(both);
		SecretBox box = new SecretBox(both);
		for (SealedRows.Row row : found) {
			this.rows.replace(row, box.seal(open(box, row), row.place()));
		}
		makeDurable();
		requireAllNew(both);
		this.file.replace(both.onlyPresent());
		return found.size();
	}

	private void requireAllNew(KeyRing ring) throws SQLException {
		SecretBox box = new SecretBox(ring.onlyPresent());
		for (SealedRows.Row row : this.rows.all()) {
			open(box, row);
		}
	}

	private static String open(SecretBox box, SealedRows.Row row) {
		try {
			return box.open(row.sealed(), row.place());
		}
		catch (IllegalStateException ex) {
			throw new UnusableHome("This secret does not open: " + row,
					"Put the key that sealed it back into WEIR_HOME/keys/ring, or set this column to null and enter the secret anew; "
							+ "then rotate again. All other secrets still open.",
					ex);
		}
	}

	/** H2 keeps commits in memory for a while, and the old keys are about to go. */
	private void makeDurable() throws SQLException {
		if (!H2File.isAt(this.connection.getMetaData().getURL())) {
			return;
		}
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("CHECKPOINT SYNC");
		}
	}

}
