package dev.weir.testbed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.weir.WeirWebTest;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application as in {@link WeirWebTest}, on PostgreSQL. All such tests share
 * one context: add nothing of your own.
 */
@Documented
@Tag("postgres")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(initializers = { WeirWebTest.TemporaryHome.class, WeirPostgresTest.OnPostgres.class })
public @interface WeirPostgresTest {

	/** Points the database at the server of {@link PostgresRig}. */
	final class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues
				.of("spring.datasource.url=" + PostgresRig.url(), "spring.datasource.username=postgres",
						"spring.datasource.password=")
				.applyTo(context);
		}

	}

}
