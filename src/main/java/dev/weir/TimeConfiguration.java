package dev.weir;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The clocks: nothing in Weir asks the system for the time directly.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

	/** Tells what time it is: for what people read and what outlives Weir. */
	@Bean
	@Primary
	Clock clock() {
		return Clock.systemUTC();
	}

	/** Tells how much time has passed: for waits, locks and caches. */
	@Bean
	Clock steadyClock() {
		return new SteadyClock(Clock.systemUTC().instant(), System::nanoTime);
	}

}
