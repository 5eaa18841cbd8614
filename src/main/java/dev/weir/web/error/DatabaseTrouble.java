package dev.weir.web.error;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.Set;

import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a database that is away, or whose disk is full, from a fault of Weir's.
 */
final class DatabaseTrouble {

	/**
	 * Classes of SQLSTATE: 08 connection, 53 insufficient resources, 57 operator
	 * intervention, 58 system error (<a href=
	 * "https://www.postgresql.org/docs/current/errcodes-appendix.html">codes</a>).
	 */
	private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

	/**
	 * Codes of H2: out of memory or disk, I/O errors, a store that closed itself, a
	 * closed connection, a lost file
	 * (<a href="https://www.h2database.com/javadoc/org/h2/api/ErrorCode.html">codes</a>).
	 */
	private static final Set<Integer> H2 = Set.of(90028, 90030, 90031, 90098, 90100, 90121, 90131, 90007);

	/** By name: H2 is not there when Weir is compiled. */
	private static final String H2_STORE = "org.h2.mvstore.MVStoreException";

	/**
	 * What the pool says, without a SQLSTATE, to whoever goes on with a connection that
	 * broke: a rollback, which then hides what broke it.
	 */
	private static final String BROKE_BEFORE = "Connection is closed";

	private DatabaseTrouble() {
	}

	/** Whether it is at the bottom of this failure. */
	static boolean isIn(@Nullable Throwable failure) {
		Set<Throwable> seen = new HashSet<>();
		for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
			if (each instanceof SQLException sql && isTrouble(sql)) {
				return true;
			}
			if (each instanceof JDBCConnectionException || each instanceof CannotCreateTransactionException
					|| each instanceof DataAccessResourceFailureException
					|| each.getClass().getName().equals(H2_STORE)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isTrouble(SQLException failure) {
		String state = failure.getSQLState();
		return failure instanceof SQLTransientConnectionException || H2.contains(failure.getErrorCode())
				|| (state == null && BROKE_BEFORE.equals(failure.getMessage()))
				|| String.valueOf(failure.getMessage()).contains(H2_STORE)
				|| (state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
	}

}
