package dev.weir.home;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets nobody wait long for a database that hangs, nor for one that closed itself:
 * without these a reader of a stopped PostgreSQL waits for ever. What an address says
 * itself is kept.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseDeadlines {

	/** Seconds for one answer: what Weir asks takes milliseconds. */
	private static final String ANSWER = "8";

	private static final String CONNECT = "2";

	@Bean
	static BeanPostProcessor poolDeadlines() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool && isPostgres(pool)) {
					pool.getDataSourceProperties().putIfAbsent("socketTimeout", ANSWER);
					pool.getDataSourceProperties().putIfAbsent("connectTimeout", CONNECT);
					pool.getDataSourceProperties().putIfAbsent("tcpKeepAlive", "true");
				}
				if (bean instanceof HikariDataSource pool && H2File.isAt(pool.getJdbcUrl())) {
					pool.setExceptionOverride(new H2File(pool));
				}
				return bean;
			}

		};
	}

	private static boolean isPostgres(HikariDataSource pool) {
		return pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:postgresql:");
	}

}
