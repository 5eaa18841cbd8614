package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One PostgreSQL server for all tests of this JVM, gone with it. Thread-safe.
 */
public final class PostgresRig {

	private static final EmbeddedPostgres SERVER = start();

	private PostgresRig() {
	}

	/** JDBC address of an empty database; user {@code postgres}, no password. */
	public static String url() {
		return SERVER.getJdbcUrl("postgres", "postgres");
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not start", ex);
		}
	}

}
