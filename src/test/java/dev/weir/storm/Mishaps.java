package dev.weir.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.weir.testbed.FleetHost;
import dev.weir.testbed.HostFault;
import org.awaitility.Awaitility;

/**
 * One fault after the other on one host, as chance has it, each with its end, and what
 * the inventory says of it. One thread at a time.
 */
final class Mishaps {

	private static final Duration TOLD = Duration.ofSeconds(20);

	private static final Duration BACK = Duration.ofSeconds(10);

	/** What a busy machine may add. */
	private static final Duration SLACK = Duration.ofSeconds(20);

	private final FleetHost host;

	private final List<HostFault> faults;

	private final Random chance;

	/** The state of the host as Weir tells it. */
	private final Supplier<String> state;

	private final List<String> story = new ArrayList<>();

	Mishaps(FleetHost host, List<HostFault> faults, Random chance, Supplier<String> state) {
		this.host = host;
		this.faults = faults;
		this.chance = chance;
		this.state = state;
	}

	/** Goes on until that moment; what befell the host. */
	CompletableFuture<List<String>> until(Instant end, Duration longest) {
		return CompletableFuture.supplyAsync(() -> {
			while (Instant.now().isBefore(end)) {
				mishap(longest);
			}
			return this.story;
		}, (body) -> new Thread(body, "mishaps-" + this.host.name()).start());
	}

	private void mishap(Duration longest) {
		HostFault fault = this.faults.get(this.chance.nextInt(this.faults.size()));
		Duration hold = Duration.ofMillis(2_000 + this.chance.nextInt((int) longest.toMillis() - 2_000));
		Instant began = Instant.now();
		fault.begin(this.host);
		Duration told = untilTold(fault, began, hold);
		fault.end(this.host);
		Instant ended = Instant.now();
		pass(Duration.ofMillis(300));
		Awaitility.await(this.host.name() + " back after " + fault)
			.atMost(BACK.plus(SLACK))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> this.state.get().equals("up"));
		this.story.add("%-8s %-9s for %4.1f s, %s, back after %.1f s".formatted(this.host.name(), fault, seconds(hold),
				told.isZero() ? "not told" : "told after %.1f s".formatted(seconds(told)),
				seconds(Duration.between(ended, Instant.now()))));
		pass(Duration.ofMillis(500 + this.chance.nextInt(3_000)));
	}

	/** Lets the fault last; when the host turned unreachable, or zero. */
	private Duration untilTold(HostFault fault, Instant began, Duration hold) {
		Duration told = Duration.ZERO;
		while (Instant.now().isBefore(began.plus(hold))) {
			pass(Duration.ofMillis(200));
			if (told.isZero() && this.state.get().equals("unreachable")) {
				told = Duration.between(began, Instant.now());
			}
		}
		if (fault.isLoss() && hold.compareTo(TOLD.plus(SLACK)) > 0 && told.isZero()) {
			throw new AssertionError(this.host.name() + " " + fault + " was not told within " + hold);
		}
		return told;
	}

	private static void pass(Duration time) {
		Instant end = Instant.now().plus(time);
		Awaitility.await().atMost(time.plusSeconds(30)).pollDelay(time).until(() -> !Instant.now().isBefore(end));
	}

	private static double seconds(Duration time) {
		return time.toMillis() / 1000.0;
	}

}
