package dev.weir.home;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
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
public class CommittedWrites implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(CommittedWrites.class);

	private final DataSourceProperties database;

	private final boolean delayed;

	/** Not one of the pool: whoever asks holds one of those. */
	private @Nullable Connection own;

	CommittedWrites(DataSourceProperties database) {
		this.database = database;
		this.delayed = String.valueOf(database.getUrl()).startsWith("jdbc:h2:file:");
	}

	/**
	 * Writes out what the present transaction does once it is committed, or all before.
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

	/** A failure is no failure of the commit; H2 itself writes half a second later. */
	private synchronized void write() {
		try (Statement statement = connection().createStatement()) {
			statement.execute("CHECKPOINT");
		}
		catch (SQLException ex) {
			log.warn("Commits are written out later: {}", ex.getMessage());
			destroy();
		}
	}

	private Connection connection() throws SQLException {
		Connection connection = this.own;
		if (connection == null) {
			connection = DriverManager.getConnection(this.database.determineUrl(), this.database.determineUsername(),
					this.database.determinePassword());
			this.own = connection;
		}
		return connection;
	}

	@Override
	public synchronized void destroy() {
		Connection connection = this.own;
		this.own = null;
		try {
			if (connection != null) {
				connection.close();
			}
		}
		catch (SQLException ex) {
			log.debug("A broken connection", ex);
		}
	}

}
