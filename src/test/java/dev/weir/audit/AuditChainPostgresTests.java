package dev.weir.audit;

import java.util.UUID;

import dev.weir.testbed.PostgresRig;
import org.junit.jupiter.api.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The same on PostgreSQL, where two Weirs may share it. */
@Tag("postgres")
class AuditChainPostgresTests extends AuditChainTests {

	@Override
	DriverManagerDataSource database() {
		String schema = "chain_" + UUID.randomUUID().toString().replace("-", "");
		JdbcClient.create(new DriverManagerDataSource(PostgresRig.url(), "postgres", ""))
			.sql("create schema " + schema)
			.update();
		String mark = PostgresRig.url().contains("?") ? "&" : "?";
		return new DriverManagerDataSource(PostgresRig.url() + mark + "currentSchema=" + schema, "postgres", "");
	}

}
