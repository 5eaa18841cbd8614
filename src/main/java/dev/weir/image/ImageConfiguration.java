package dev.weir.image;

import java.util.concurrent.Executor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The few threads with which many hosts are asked at once.
 */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

	private static final int THREADS = 8;

	@Bean(defaultCandidate = false)
	Executor isoExecutor() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setCorePoolSize(THREADS);
		executor.setAllowCoreThreadTimeOut(true);
		executor.setThreadNamePrefix("isos-");
		executor.setDaemon(true);
		return executor;
	}

}
