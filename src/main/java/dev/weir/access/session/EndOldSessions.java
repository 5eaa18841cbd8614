package dev.weir.access.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.weir.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Ends sessions that have lasted long enough, however busy they are: a stolen one is of
 * no use for ever. Looks once a minute; consoles and streams end with their session.
 * Thread-safe.
 */
@Component
class EndOldSessions implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EndOldSessions.class);

	private final JdbcClient jdbc;

	private final SignedInSessions sessions;

	private final Clock clock;

	private final Duration longest;

	private volatile ScheduledExecutorService timer = thread();

	private volatile boolean running;

	EndOldSessions(JdbcClient jdbc, SignedInSessions sessions, Clock clock,
			@Value("${weir.access.session-lifetime:7d}") Duration longest) {
		this.jdbc = jdbc;
		this.sessions = sessions;
		this.clock = clock;
		this.longest = longest;
	}

	/** Ends all that began too long ago. */
	void endOld() {
		long before = this.clock.instant().minus(this.longest).toEpochMilli();
		List<Map<String, Object>> old = this.jdbc.sql("""
				select session_id as id, principal_name as name from spring_session
				where creation_time < ? and principal_name is not null""").param(before).query().listOfRows();
		for (Map<String, Object> row : old) {
			this.sessions.end(Actor.SYSTEM, String.valueOf(row.get("name")), List.of(String.valueOf(row.get("id"))));
		}
	}

	@Override
	public void start() {
		if (this.timer.isShutdown()) {
			this.timer = thread();
		}
		this.timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.MINUTES);
		this.running = true;
	}

	@Override
	public void stop() {
		this.timer.shutdownNow();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void tick() {
		try {
			endOld();
		}
		catch (RuntimeException ex) {
			// the database is away: the next minute tries again
			logger.debug("Old sessions were not looked for", ex);
		}
	}

	private static ScheduledExecutorService thread() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("weir-old-sessions-");
		factory.setDaemon(true);
		return Executors.newSingleThreadScheduledExecutor(factory);
	}

}
