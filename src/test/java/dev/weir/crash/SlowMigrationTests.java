package dev.weir.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.testbed.PostgresRig;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A migration may take longer than the deadline for what people wait for.
 */
@Tag("postgres")
@Timeout(60)
class SlowMigrationTests {

	private static final Duration LONGER_THAN_THE_DEADLINE = Duration.ofMillis(2500);

	@Test
	void aLongMigrationIsNotCutOff() throws Exception {
		try (Connection other = DriverManager.getConnection(PostgresRig.url(), "postgres", "");
				Statement statement = other.createStatement()) {
			statement.execute("create database slow");
		}
		String url = PostgresRig.url().replace("/postgres", "/slow");
		try (HikariDataSource pool = pool(url); Connection other = DriverManager.getConnection(url, "postgres", "")) {
			other.setAutoCommit(false);
			// the name is taken until this ends one way or the other
			other.createStatement().execute("create table flyway_schema_history_access (id int)");
			CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate(pool, url));
			await().atMost(Duration.ofSeconds(20)).until(() -> migration.isDone() || waitsLong(url));
			other.rollback();
			assertThat(migration).succeedsWithin(Duration.ofSeconds(30));
		}
	}

	private static HikariDataSource pool(String url) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername("postgres");
		pool.addDataSourceProperty("socketTimeout", "1");
		return pool;
	}

	private static void migrate(HikariDataSource pool, String url) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			DataSourceProperties properties = new DataSourceProperties();
			properties.setUrl(url);
			properties.setUsername("postgres");
			properties.setPassword("");
			context.registerBean(DataSourceProperties.class, () -> properties);
			context.scan("dev.weir.home.schema");
			context.refresh();
			context.getBean(FlywayMigrationStrategy.class).migrate(Flyway.configure().dataSource(pool).load());
		}
	}

	private static boolean waitsLong(String url) throws Exception {
		try (Connection watcher = DriverManager.getConnection(url, "postgres", "");
				Statement statement = watcher.createStatement();
				ResultSet row = statement
					.executeQuery("select coalesce(max(extract(epoch from now() - query_start)), 0) "
							+ "from pg_stat_activity where datname = 'slow' and wait_event_type = 'Lock'")) {
			row.next();
			return row.getDouble(1) * 1000 > LONGER_THAN_THE_DEADLINE.toMillis();
		}
	}

}
