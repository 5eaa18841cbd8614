package dev.weir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * A test of pages or REST against the whole application, without a network port: inject
 * {@code MockMvcTester}. The database is H2 in memory, {@code WEIR_HOME} a folder that
 * goes with the JVM, the fleet is empty at the start. All such tests share ONE context:
 * add no properties, profiles or mocked beans of your own, and leave nothing behind that
 * another test could stumble over (use random names and ids). To be signed in: inject
 * {@code UserDetailsService accounts} and send each request
 * {@code with(user(accounts.loadUserByUsername("admin")))}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(initializers = WeirWebTest.TemporaryHome.class)
public @interface WeirWebTest {

	/** The administrator's password. */
	String ADMIN_PASSWORD = "correct horse battery staple";

	/** Puts home and database where no trace is left. */
	final class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			Path home = temporaryFolder();
			context.addApplicationListener((event) -> {
				if (event instanceof org.springframework.context.event.ContextClosedEvent) {
					FileSystemUtils.deleteRecursively(home.toFile());
				}
			});
			TestPropertyValues
				.of("weir.home=" + home, "weir.admin-password=" + ADMIN_PASSWORD,
						"WEIR_ADMIN_PASSWORD=" + ADMIN_PASSWORD, "weir.access.password-cost=5",
						"spring.datasource.url=jdbc:h2:mem:weir-web-test;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;"
								+ "DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH")
				.applyTo(context);
		}

		private static Path temporaryFolder() {
			try {
				return Files.createTempDirectory("weir-web-test");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
