package dev.weir.hypervisor.libvirt;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.jna.Pointer;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libvirt.jna.ConnectionPointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(300)
class LinesTests {

	private final AtomicInteger opened = new AtomicInteger(1);

	private final List<Integer> closed = new CopyOnWriteArrayList<>();

	private final AtomicLong now = new AtomicLong();

	private volatile @Nullable Problem refusal;

	private final Lines lines = new Lines(pointer(1), new Lines.Exchange() {

		@Override
		public ConnectionPointer open() {
			if (LinesTests.this.refusal != null) {
				throw LinesTests.this.refusal;
			}
			return pointer(LinesTests.this.opened.incrementAndGet());
		}

		@Override
		public void close(ConnectionPointer connection) {
			LinesTests.this.closed.add(number(connection));
		}

	}, (task) -> new Thread(task).start(), this.now::get);

	@Test
	void oneAfterTheOtherUseTheFirst() {
		for (int i = 0; i < 3; i++) {
			Line line = this.lines.take();
			assertThat(number(line.connection())).isOne();
			this.lines.giveBack(line);
		}
		assertThat(this.opened).hasValue(1);
	}

	@Test
	void callsAtTheSameTimeHaveALineEach() {
		Line one = this.lines.take();
		Line two = this.lines.take();
		Line three = this.lines.take();
		assertThat(List.of(number(one.connection()), number(two.connection()), number(three.connection())))
			.containsExactly(1, 2, 3);
		this.lines.giveBack(two);
		assertThat(this.lines.take()).isSameAs(two);
	}

	@Test
	void whoFindsNoFurtherOneWaitsForThatOfAnother() throws Exception {
		this.refusal = Problem.of(ErrorKind.HOST_UNREACHABLE, "hypervisor.closed");
		Line only = this.lines.take();
		CompletableFuture<Line> waiting = CompletableFuture.supplyAsync(this.lines::take);
		this.lines.giveBack(only);
		assertThat(waiting.get(120, TimeUnit.SECONDS)).isSameAs(only);
	}

	@Test
	void theFirstIsWaitedFor() throws Exception {
		Line first = this.lines.take();
		Line second = this.lines.take();
		CompletableFuture<Line> waiting = CompletableFuture.supplyAsync(this.lines::takeFirst);
		this.lines.giveBack(second);
		this.lines.giveBack(first);
		assertThat(waiting.get(120, TimeUnit.SECONDS)).isSameAs(first);
	}

	@Test
	void nobodyWaitsForAHostThatIsGone() {
		this.refusal = Problem.of(ErrorKind.HOST_UNREACHABLE, "hypervisor.closed");
		this.lines.take();
		CompletableFuture<Line> waiting = CompletableFuture.supplyAsync(this.lines::take);
		this.lines.refuse();
		assertThat(waiting).failsWithin(120, TimeUnit.SECONDS);
		assertThatExceptionOfType(Problem.class).isThrownBy(this.lines::take)
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE));
	}

	@Test
	void aReservedLineIsNobodyElses() {
		LineSource reserved = this.lines.reserve();
		Line mine = reserved.take();
		reserved.giveBack(mine);
		Line other = this.lines.take();
		assertThat(other).isNotSameAs(mine);
		reserved.end();
		assertThat(this.lines.take()).isSameAs(mine);
	}

	@Test
	void whatIsIdleForLongIsClosedButTheFirst() {
		Line one = this.lines.take();
		Line two = this.lines.take();
		this.lines.giveBack(one);
		this.lines.giveBack(two);
		this.now.addAndGet(TimeUnit.SECONDS.toNanos(11));
		Line used = this.lines.take();
		assertThat(used).isSameAs(one);
		assertThat(this.closed).isEmpty();
		this.lines.giveBack(used);
		Awaitility.await().untilAsserted(() -> assertThat(this.closed).containsExactly(2));
	}

	@Test
	void atTheEndAllAreClosedButTheFirst() {
		Line one = this.lines.take();
		Line two = this.lines.take();
		LineSource reserved = this.lines.reserve();
		this.lines.giveBack(one);
		this.lines.end();
		assertThat(this.closed).isEmpty();
		this.lines.giveBack(two);
		reserved.end();
		Awaitility.await().untilAsserted(() -> assertThat(this.closed).containsExactlyInAnyOrder(2, 3));
	}

	private static ConnectionPointer pointer(int number) {
		ConnectionPointer connection = new ConnectionPointer();
		connection.setPointer(Pointer.createConstant(number));
		return connection;
	}

	private static int number(ConnectionPointer connection) {
		return (int) Pointer.nativeValue(connection.getPointer());
	}

}
