package dev.weir.home;

import java.sql.SQLException;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.jspecify.annotations.Nullable;

/**
 * Has the pool open an H2 file anew whose store closed itself because it could not write
 * (a full disk). Connections to a closed store call themselves valid and fail for ever,
 * while fresh ones work. Thread-safe.
 */
final class H2File implements SQLExceptionOverride {

	/**
	 * Codes of H2: database is closed, no longer in use, connection broken
	 * (<a href="https://www.h2database.com/javadoc/org/h2/api/ErrorCode.html">codes</a>).
	 */
	private static final Set<Integer> CLOSED = Set.of(90098, 90121, 90067);

	/** In the words of a general error, or of one that could not write. */
	private static final String STORE = "MVStoreException";

	private final HikariDataSource pool;

	H2File(HikariDataSource pool) {
		this.pool = pool;
	}

	static boolean isAt(@Nullable String url) {
		return url != null && url.startsWith("jdbc:h2:file:");
	}

	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		if (!isClosed(failure)) {
			return Override.CONTINUE_EVICT;
		}
		this.pool.getHikariPoolMXBean().softEvictConnections();
		return Override.MUST_EVICT;
	}

	static boolean isClosed(SQLException failure) {
		return CLOSED.contains(failure.getErrorCode()) || String.valueOf(failure.getMessage()).contains(STORE);
	}

}
