package dev.weir.web.error;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTroubleTests {

	@Test
	void knowsADatabaseThatIsAway() {
		assertThat(DatabaseTrouble.isIn(new SQLTransientConnectionException("no connection in time"))).isTrue();
		assertThat(DatabaseTrouble.isIn(new IllegalStateException(new SQLException("terminating", "57P01")))).isTrue();
		assertThat(DatabaseTrouble.isIn(new IllegalStateException(new SQLException("broken", "08006")))).isTrue();
		assertThat(DatabaseTrouble.isIn(new SQLException("closed", "HY000", 90098))).isTrue();
		assertThat(DatabaseTrouble
			.isIn(new SQLException("General error: \"org.h2.mvstore.MVStoreException: Writing\"", "HY000", 50000)))
			.isTrue();
		assertThat(DatabaseTrouble.isIn(new CannotCreateTransactionException("no connection"))).isTrue();
	}

	@Test
	void knowsItWhereTheRollbackHidesIt() {
		assertThat(DatabaseTrouble
			.isIn(new JpaSystemException(new TransactionException("Unable to rollback against JDBC Connection",
					new SQLException("Connection is closed")))))
			.isTrue();
	}

	@Test
	void leavesFaultsOfOursAlone() {
		assertThat(DatabaseTrouble.isIn(new SQLException("no such column", "42703"))).isFalse();
		assertThat(DatabaseTrouble.isIn(new IllegalStateException("bug"))).isFalse();
		assertThat(DatabaseTrouble.isIn(null)).isFalse();
	}

}
