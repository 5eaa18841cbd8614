package dev.weir.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsageGuardTests {

	private final AtomicInteger released = new AtomicInteger();

	private final UsageGuard guard = new UsageGuard(this.released::incrementAndGet);

	@Test
	void closingWithoutUsersReleasesAtOnce() {
		assertThat(this.guard.close()).isTrue();
		assertThat(this.released).hasValue(1);
		assertThat(this.guard.enter()).isFalse();
	}

	@Test
	void theLastUserReleases() {
		assertThat(this.guard.enter()).isTrue();
		assertThat(this.guard.enter()).isTrue();
		this.guard.close();
		this.guard.leave();
		assertThat(this.released).hasValue(0);
		assertThat(this.guard.enter()).isFalse();
		this.guard.leave();
		assertThat(this.released).hasValue(1);
	}

	@Test
	void closingTwiceReleasesOnce() {
		assertThat(this.guard.close()).isTrue();
		assertThat(this.guard.close()).isFalse();
		assertThat(this.released).hasValue(1);
	}

	@Test
	void manyThreadsReleaseExactlyOnceAndNeverUseAfterwards() throws Exception {
		AtomicInteger usedAfterwards = new AtomicInteger();
		List<Thread> users = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			users.add(new Thread(() -> {
				while (this.guard.enter()) {
					usedAfterwards.addAndGet(this.released.get());
					this.guard.leave();
				}
			}));
		}
		users.forEach(Thread::start);
		this.guard.close();
		for (Thread user : users) {
			user.join();
		}
		assertThat(this.released).hasValue(1);
		assertThat(usedAfterwards).hasValue(0);
	}

}
