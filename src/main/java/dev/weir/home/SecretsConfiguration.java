package dev.weir.home;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the ring of keys at the start. A ring is made for a database without secrets
 * only: a fresh one in the place of a lost one would leave all of them sealed for ever
 * while Weir seems well.
 */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

	@Bean
	SecretBox secretBox(WeirHome home, DataSource database) throws SQLException {
		KeyRingFile file = new KeyRingFile(home);
		KeyRing ring = file.read();
		try (Connection connection = database.getConnection()) {
			check(ring, new SealedRows(connection).all(), home);
		}
		return new SecretBox(ring.isEmpty() ? file.make(ring.renewed(new SecureRandom())) : ring);
	}

	private static void check(KeyRing ring, List<SealedRows.Row> rows, WeirHome home) {
		List<SealedRows.Row> lost = rows.stream().filter((row) -> !isKnown(ring, row)).toList();
		if (!lost.isEmpty()) {
			throw new UnusableHome(
					"The database holds secrets whose key is not in " + home.home().resolve("keys/ring") + ": "
							+ lost.size() + " of " + rows.size() + ", the first at " + lost.get(0),
					"Put the folder keys of WEIR_HOME back from a backup (several Weirs on one PostgreSQL need the same ring), "
							+ "and start Weir again. If it is lost for good, set these columns to null by SQL and enter the secrets anew.",
					null);
		}
	}

	/** Whether its key is there: one damaged row is no reason not to start. */
	private static boolean isKnown(KeyRing ring, SealedRows.Row row) {
		try {
			SealedText text = SealedText.parse(row.sealed());
			if (text.key() != null) {
				return ring.find(text.key()).isPresent();
			}
			new SecretBox(ring).open(row.sealed(), row.place());
			return true;
		}
		catch (IllegalStateException ex) {
			return !SealedText.isOlder(row.sealed());
		}
	}

}
