package dev.weir.hypervisor.libvirt;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.jna.Pointer;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libvirt.jna.Libvirt.VirStreamEventCallback;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Reading, writing and breaking off never meet in the client library (CVE-2024-4418). */
@Timeout(300)
class ConsoleStreamTests {

	private final EchoLibvirt libvirt = new EchoLibvirt();

	private final AtomicBoolean alive = new AtomicBoolean(true);

	private final AtomicInteger freed = new AtomicInteger();

	private final StreamReadiness readiness = new StreamReadiness(this.libvirt.api());

	private final ConsoleStream stream = new ConsoleStream(this.readiness, new StreamPointer(),
			new ConsoleStream.Surroundings(this.libvirt.api(), this.alive::get),
			(gone) -> this.freed.incrementAndGet());

	@Test
	void readsAndWritesTakeTurns() {
		CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
			for (int number = 0; number < 3000; number++) {
				this.stream.write(new byte[3], 0, 3);
			}
		});
		int read = 0;
		byte[] buffer = new byte[7];
		while (read < 9000) {
			read += this.stream.read(buffer, 0, buffer.length);
		}
		writer.join();
		this.stream.close();
		assertThat(this.libvirt.most()).isEqualTo(1);
		assertThat(this.freed).hasValue(1);
	}

	@Test
	void whoeverReadsWaitsOutsideOfLibvirt() {
		CompletableFuture<Integer> reader = reader();
		await().until(this.libvirt::isArmed);
		assertThat(this.libvirt.inside()).isZero();
		this.stream.write(new byte[2], 0, 2);
		assertThat(reader.join()).isEqualTo(2);
	}

	@Test
	void breakingOffEndsAReadAndWaitsForAWriteThatIsStuck() throws Exception {
		CompletableFuture<Integer> reader = reader();
		await().until(this.libvirt::isArmed);
		CountDownLatch stuck = this.libvirt.stickInSend();
		CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> this.stream.write(new byte[2], 0, 2));
		await().until(() -> this.libvirt.inside() == 1);
		this.stream.close();
		assertThat(this.libvirt.isAborted()).isFalse();
		assertThat(this.freed).hasValue(0);
		stuck.countDown();
		writer.get(120, TimeUnit.SECONDS);
		await().untilAsserted(() -> assertThat(this.freed).hasValue(1));
		assertThat(this.libvirt.isAborted()).isTrue();
		assertThat(this.libvirt.most()).isEqualTo(1);
		assertThat(reader).failsWithin(120, TimeUnit.SECONDS).withThrowableThat().withCauseInstanceOf(Problem.class);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.stream.write(new byte[1], 0, 1));
	}

	/** libvirt wakes nobody then. */
	@Test
	void noticesThatItsConnectionHasGone() {
		CompletableFuture<Integer> reader = reader();
		await().until(this.libvirt::isArmed);
		this.alive.set(false);
		assertThat(reader).failsWithin(120, TimeUnit.SECONDS).withThrowableThat().withCauseInstanceOf(Problem.class);
		this.stream.close();
		assertThat(this.freed).hasValue(1);
	}

	private CompletableFuture<Integer> reader() {
		return CompletableFuture.supplyAsync(() -> this.stream.read(new byte[10], 0, 10));
	}

	/** So much of libvirt as gives back what was sent, and counts who is inside. */
	private static final class EchoLibvirt {

		private final LibvirtApi api = (LibvirtApi) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { LibvirtApi.class }, this::call);

		private final AtomicInteger inside = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private volatile @Nullable CountDownLatch stuck;

		private volatile boolean aborted;

		private volatile boolean armed;

		private int pending;

		private @Nullable VirStreamEventCallback callback;

		private @Nullable Pointer opaque;

		LibvirtApi api() {
			return this.api;
		}

		/** The most calls at once that enter the connection. */
		int most() {
			return this.most.get();
		}

		int inside() {
			return this.inside.get();
		}

		boolean isAborted() {
			return this.aborted;
		}

		boolean isArmed() {
			return this.armed;
		}

		CountDownLatch stickInSend() {
			CountDownLatch latch = new CountDownLatch(1);
			this.stuck = latch;
			return latch;
		}

		private Object call(Object proxy, Method method, Object[] arguments) throws InterruptedException {
			return switch (method.getName()) {
				case "virStreamEventAddCallback" -> {
					this.callback = (VirStreamEventCallback) arguments[2];
					this.opaque = (Pointer) arguments[3];
					yield 0;
				}
				case "virStreamEventUpdateCallback" -> arm((int) arguments[1] != 0);
				case "virStreamEventRemoveCallback", "virStreamFree" -> 0;
				case "virStreamRecv", "virStreamSend", "virStreamAbort" -> enter(method.getName(), arguments);
				default -> throw new UnsupportedOperationException(method.getName());
			};
		}

		private int enter(String name, Object[] arguments) throws InterruptedException {
			this.most.accumulateAndGet(this.inside.incrementAndGet(), Math::max);
			try {
				return switch (name) {
					case "virStreamSend" -> send(((SizeT) arguments[2]).intValue());
					case "virStreamRecv" -> receive(((SizeT) arguments[2]).intValue());
					default -> {
						this.aborted = true;
						yield 0;
					}
				};
			}
			finally {
				this.inside.decrementAndGet();
			}
		}

		private int send(int length) throws InterruptedException {
			CountDownLatch latch = this.stuck;
			if (latch != null) {
				latch.await();
			}
			add(length);
			tell();
			return length;
		}

		private synchronized void add(int length) {
			this.pending += length;
		}

		private synchronized int receive(int length) {
			int read = Math.min(length, this.pending);
			this.pending -= read;
			return (read > 0) ? read : -2;
		}

		private int arm(boolean on) {
			this.armed = on;
			if (on && isPending()) {
				tell();
			}
			return 0;
		}

		private synchronized boolean isPending() {
			return this.pending > 0;
		}

		private void tell() {
			VirStreamEventCallback told = this.callback;
			if (this.armed && told != null) {
				told.eventCallback(new StreamPointer(), 1, this.opaque);
			}
		}

	}

}
