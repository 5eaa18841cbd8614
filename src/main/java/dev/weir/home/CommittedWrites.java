package dev.weir.home;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees to it that what was committed survives a kill of Weir at once: H2 keeps commits in
 * memory for up to half a second, and forgets them then. Writing each and every commit
 * out would let the file of a busy Weir grow by megabytes a second, so only those who
 * promise something ask for it. Nothing to do on PostgreSQL. Thread-safe.
 */
@Component
public class CommittedWrites {

	private final DataSource database;

	private final boolean delayed;

	CommittedWrites(DataSource database, DataSourceProperties properties) {
		this.database = database;
		this.delayed = H2File.isAt(properties.getUrl());
	}

	/**
	 * Writes out what the present transaction does once it is committed, or all before.
	 * Whoever commits is told when that fails
	 * ({@link DataAccessResourceFailureException}): the change may be lost.
	 */
	public void flush() {
		if (!this.delayed) {
			return;
		}
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			write();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				write();
			}

		});
	}

	/**
	 * On the very connection that committed, which still is this thread's: should the
	 * store have closed itself in between (a full disk), any other connection may have
	 * opened it anew already, without what was committed here.
	 */
	private void write() {
		Connection connection = DataSourceUtils.getConnection(this.database);
		try (Statement statement = connection.createStatement()) {
			statement.execute("CHECKPOINT");
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("What was committed could not be written out", ex);
		}
		finally {
			DataSourceUtils.releaseConnection(connection, this.database);
		}
	}

}
