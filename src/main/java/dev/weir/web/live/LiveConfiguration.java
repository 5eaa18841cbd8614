package dev.weir.web.live;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import dev.weir.fleet.Fleet;
import dev.weir.task.Tasks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Joins the broadcaster with those it hears.
 */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

	/** Events kept for clients that come back: an hour of a busy fleet, about 1 MiB. */
	private static final int LOG_CAPACITY = 8192;

	@Bean(destroyMethod = "close")
	Broadcaster broadcaster(Fleet fleet, Tasks tasks) {
		ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "weir-live");
			thread.setDaemon(true);
			return thread;
		});
		String run = UUID.randomUUID().toString().substring(0, 8);
		Broadcaster broadcaster = new Broadcaster(new EventLog(run, LOG_CAPACITY), timer);
		fleet.listen(broadcaster);
		tasks.listen(broadcaster);
		return broadcaster;
	}

}
