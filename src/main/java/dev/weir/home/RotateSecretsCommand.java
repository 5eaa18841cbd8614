package dev.weir.home;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * {@code java -jar weir.jar --rotate-secrets}: a start that changes the key of all
 * secrets and ends. It claims WEIR_HOME as a Weir does, so none runs beside it.
 */
public final class RotateSecretsCommand {

	private static final Logger LOG = LoggerFactory.getLogger(RotateSecretsCommand.class);

	private RotateSecretsCommand() {
	}

	/** Whether these arguments ask for it. */
	public static boolean isAskedFor(String[] arguments) {
		return Arrays.asList(arguments).contains("--rotate-secrets");
	}

	/**
	 * Does it, with the settings of Weir.
	 * @throws RuntimeException when it could not; what to do about it has been printed
	 */
	public static void run(String[] arguments) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
			.web(WebApplicationType.NONE)
			.initializers(new ClaimHome())
			.run(arguments)) {
			LOG.info("All secrets are sealed with a new key: {}. Make a backup of WEIR_HOME/keys.",
					context.getBean(Done.class).secrets());
		}
	}

	/** How many secrets there were. */
	private record Done(int secrets) {
	}

	/**
	 * As much of Weir as it takes; no configuration of Weir's own, which would find it.
	 */
	@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
	@EnableConfigurationProperties(WeirHome.class)
	static class Settings {

		// as a bean: a failure is told like that of any start
		@Bean
		Done rotated(WeirHome home, DataSource database) throws SQLException {
			try (Connection connection = database.getConnection()) {
				return new Done(new RotateSecrets(new KeyRingFile(home), connection).rotate());
			}
		}

	}

}
