package dev.weir.home.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Runs the migrations of each module ({@code db/migration/<module>}) against a history
 * table of its own, so that modules number theirs independently. No migration may refer
 * to another module's table, hence the order does not matter. Does what Spring Modulith's
 * runtime would, without its scan of all classes at every start (seconds on two cores).
 */
@Component
class MigrateEachModule implements FlywayMigrationStrategy {

	private static final String FOLDER = "db/migration/";

	private static final Pattern MODULE = Pattern.compile(Pattern.quote(FOLDER) + "([a-z]+)/[^/]+\\.sql$");

	private final ResourcePatternResolver resources;

	private final DataSourceProperties database;

	MigrateEachModule(ResourcePatternResolver resources, DataSourceProperties database) {
		this.resources = resources;
		this.database = database;
	}

	@Override
	public void migrate(Flyway flyway) {
		for (String module : modules()) {
			configuration(flyway).locations("classpath:" + FOLDER + module)
				.table("flyway_schema_history_" + module)
				.baselineOnMigrate(true)
				.baselineVersion("0")
				.load()
				.migrate();
		}
	}

	/**
	 * On PostgreSQL with connections of its own: those of the pool give up after the
	 * seconds that an answer to a person may take, a migration may need minutes.
	 */
	private FluentConfiguration configuration(Flyway flyway) {
		FluentConfiguration configuration = Flyway.configure().configuration(flyway.getConfiguration());
		String url = this.database.determineUrl();
		if (url != null && url.startsWith("jdbc:postgresql:")) {
			configuration.dataSource(url, this.database.determineUsername(), this.database.determinePassword());
		}
		return configuration;
	}

	private SortedSet<String> modules() {
		try {
			SortedSet<String> modules = new TreeSet<>();
			for (Resource script : this.resources.getResources("classpath*:" + FOLDER + "*/*.sql")) {
				Matcher matcher = MODULE.matcher(script.getURL().getPath());
				if (matcher.find()) {
					modules.add(matcher.group(1));
				}
			}
			return modules;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The migrations cannot be read", ex);
		}
	}

}
