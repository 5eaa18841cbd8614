package dev.weir.console.relay;

import java.util.Collection;

import dev.weir.console.ConsoleEnd;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What is counted of consoles. Thread-safe. */
@Component
class RelayMetrics {

	private final MeterRegistry registry;

	RelayMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	void watch(Collection<Relay> open) {
		Gauge.builder("weir.console.open", open, Collection::size).description("Open consoles").register(this.registry);
	}

	/** Counts an end and the bytes that were carried until then. */
	void ended(Relay relay, ConsoleEnd reason) {
		Counter.builder("weir.console.closed").tag("reason", reason.id()).register(this.registry).increment();
		bytes("to-browser", relay.bytesToBrowser());
		bytes("from-browser", relay.bytesFromBrowser());
	}

	private void bytes(String direction, long bytes) {
		Counter.builder("weir.console.bytes")
			.baseUnit("bytes")
			.tag("direction", direction)
			.register(this.registry)
			.increment(bytes);
	}

}
