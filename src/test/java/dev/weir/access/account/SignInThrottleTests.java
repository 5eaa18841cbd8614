package dev.weir.access.account;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.weir.testbed.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignInThrottleTests {

	private static final String OFFICE = "192.0.2.1";

	private static final String HOME = "198.51.100.7";

	private final ManualClock clock = new ManualClock();

	private final SignInThrottle throttle = new SignInThrottle(this.clock);

	@Test
	void fiveMistakesAreFreeThenTheWaitDoubles() {
		fail("admin", OFFICE, 5);
		assertThat(wait("admin", OFFICE)).contains(Duration.ofSeconds(1));
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(wait("admin", OFFICE)).isEmpty();
		assertThat(wait("admin", OFFICE)).contains(Duration.ofSeconds(2));
		this.clock.pass(Duration.ofSeconds(2));
		assertThat(wait("admin", OFFICE)).isEmpty();
		assertThat(wait("admin", OFFICE)).contains(Duration.ofSeconds(4));
	}

	@Test
	void theWaitNeverGrowsBeyondFiveMinutes() {
		for (int i = 0; i < 40; i++) {
			this.throttle.begin("admin", OFFICE);
			this.clock.pass(Duration.ofMinutes(5));
		}
		for (int i = 0; i < 12; i++) {
			Optional<Duration> wait = this.throttle.begin("admin", OFFICE);
			assertThat(wait.orElse(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMinutes(5));
		}
	}

	@Test
	void attemptsWhileWaitingDoNotProlongTheWait() {
		fail("admin", OFFICE, 5);
		IntStream.range(0, 100).forEach((i) -> assertThat(wait("admin", OFFICE)).isPresent());
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(wait("admin", OFFICE)).isEmpty();
	}

	@Test
	void parallelAttemptsCountBeforeTheyAreDecided() {
		long let = IntStream.range(0, 50).filter((i) -> wait("admin", OFFICE).isEmpty()).count();
		assertThat(let).isEqualTo(5);
	}

	@Test
	void aRightPasswordClearsThePair() {
		fail("admin", OFFICE, 4);
		assertThat(wait("admin", OFFICE)).isEmpty();
		this.throttle.succeeded("admin", OFFICE);
		fail("admin", OFFICE, 5);
		assertThat(wait("admin", OFFICE)).contains(Duration.ofSeconds(1));
	}

	@Test
	void guessingFromEverywhereIsSlowedDownButBriefly() {
		IntStream.range(0, 30).forEach((i) -> {
			this.throttle.begin("admin", "203.0.113." + i);
			this.clock.pass(Duration.ofSeconds(30));
		});
		this.throttle.begin("admin", "203.0.113.99");
		assertThat(wait("admin", HOME)).isPresent()
			.get()
			.satisfies((wait) -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(30)));
		this.clock.pass(Duration.ofSeconds(30));
		assertThat(wait("admin", HOME)).isEmpty();
	}

	@Test
	void anAddressThatSignedInBeforeIsNotHeldUpByOthers() {
		assertThat(wait("admin", HOME)).isEmpty();
		this.throttle.succeeded("admin", HOME);
		IntStream.range(0, 40).forEach((i) -> this.throttle.begin("admin", "203.0.113." + i));
		assertThat(wait("admin", "203.0.113.200")).isPresent();
		assertThat(wait("admin", HOME)).isEmpty();
	}

	@Test
	void anAddressThatTriesManyAccountsIsSlowedDown() {
		IntStream.range(0, 20).forEach((i) -> assertThat(wait("user" + i, OFFICE)).isEmpty());
		assertThat(wait("user99", OFFICE)).isPresent();
		assertThat(wait("user99", HOME)).isEmpty();
	}

	@Test
	void unknownAccountsAndOtherSpellingsCountAlike() {
		fail("NoSuchAccount", OFFICE, 3);
		fail(" nosuchaccount ", OFFICE, 2);
		assertThat(wait("nosuchACCOUNT", OFFICE)).contains(Duration.ofSeconds(1));
	}

	@Test
	void aWholeIpv6NetworkCountsAsOneAddress() {
		fail("admin", "2001:db8:1:2:0:0:0:1", 5);
		assertThat(wait("admin", "2001:db8:1:2:ffff:0:0:9")).isPresent();
	}

	@Test
	void failuresAreForgottenAfterTheWindow() {
		fail("admin", OFFICE, 5);
		this.clock.pass(SignInThrottle.WINDOW.multipliedBy(2));
		IntStream.range(0, 5).forEach((i) -> assertThat(wait("admin", OFFICE)).isEmpty());
	}

	@Test
	void memoryIsBounded() {
		IntStream.range(0, SignInThrottle.MOST_KEYS).forEach((i) -> this.throttle.begin("account" + i, "10.0.0." + i));
		assertThat(this.throttle.size()).isLessThanOrEqualTo(SignInThrottle.MOST_KEYS);
	}

	private void fail(String account, String address, int times) {
		IntStream.range(0, times).forEach((i) -> assertThat(wait(account, address)).isEmpty());
	}

	private Optional<Duration> wait(String account, String address) {
		return this.throttle.begin(account, address);
	}

}
