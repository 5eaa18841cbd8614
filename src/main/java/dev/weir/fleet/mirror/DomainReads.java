package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.weir.hypervisor.DomainSet;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The domains of one session that are to be read, each at most once at a time, in chunks
 * on a few threads. A domain that is asked for while it is being read is read once more.
 * Used in the keeper's mailbox only.
 */
final class DomainReads {

	/** More threads on one connection gain little (docs/benchmarks.md). */
	private static final int PARALLEL = 3;

	private static final int CHUNK = 32;

	private final Session session;

	private final VmTable table;

	private final Mailbox mailbox;

	private final Duration deadline;

	private final Consumer<Problem> lost;

	private final DomainReader reader;

	private final Map<UUID, ReadRequest> asked = new LinkedHashMap<>();

	private final Set<UUID> reading = new HashSet<>();

	private final Map<UUID, List<CompletableFuture<Void>>> awaited = new HashMap<>();

	private final Consumer<DomainSet> letGo;

	private @Nullable DomainSet held;

	private int chunks;

	DomainReads(Session session, VmTable table, ReadsContext context) {
		this.session = session;
		this.table = table;
		this.mailbox = context.mailbox();
		this.deadline = context.deadline();
		this.lost = context.lost();
		this.letGo = context.letGo();
		this.reader = new DomainReader(table::find, table.shared());
	}

	/** Notes a domain; {@link #go()} begins to read. */
	void ask(ReadRequest request) {
		this.asked.put(request.uuid(), request);
	}

	/** How many are noted. */
	int waiting() {
		return this.asked.size();
	}

	/** Domains that can be read without looking them up, until nothing is asked for. */
	void hold(DomainSet set) {
		this.held = set;
	}

	/** Reads a domain now; ends when what was read after this call is in the mirror. */
	CompletableFuture<Void> read(UUID uuid) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.awaited.computeIfAbsent(uuid, (any) -> new ArrayList<>()).add(done);
		ask(ReadRequest.of(uuid));
		go();
		return done;
	}

	/** Begins to read what was asked for. */
	void go() {
		while (this.chunks < PARALLEL) {
			List<ReadRequest> chunk = take();
			if (chunk.isEmpty()) {
				break;
			}
			begin(chunk);
		}
		if (this.chunks == 0) {
			letGo();
		}
	}

	/** Releases everyone who waits. */
	void stop() {
		this.asked.clear();
		this.awaited.values().forEach((waiting) -> waiting.forEach((done) -> done.complete(null)));
		this.awaited.clear();
		letGo();
	}

	private void letGo() {
		DomainSet done = this.held;
		this.held = null;
		if (done != null) {
			this.letGo.accept(done);
		}
	}

	private List<ReadRequest> take() {
		int size = Math.min(CHUNK, Math.max(1, this.asked.size() / PARALLEL));
		List<ReadRequest> chunk = new ArrayList<>();
		for (Iterator<ReadRequest> each = this.asked.values().iterator(); each.hasNext() && chunk.size() < size;) {
			ReadRequest request = each.next();
			if (!this.reading.contains(request.uuid()) && (!request.alone() || chunk.isEmpty())) {
				each.remove();
				chunk.add(request);
				if (request.alone()) {
					break;
				}
			}
		}
		return chunk;
	}

	private void begin(List<ReadRequest> chunk) {
		this.chunks++;
		List<CompletableFuture<Void>> awaiting = new ArrayList<>();
		for (ReadRequest request : chunk) {
			this.reading.add(request.uuid());
			List<CompletableFuture<Void>> waiting = this.awaited.remove(request.uuid());
			if (waiting != null) {
				awaiting.addAll(waiting);
			}
		}
		DomainSet set = this.held;
		this.session.reads()
			.run((connection) -> readAll(connection, set, chunk), this.deadline)
			.whenCompleteAsync((readings, failure) -> {
				ended(chunk, readings, failure);
				awaiting.forEach((done) -> done.complete(null));
			}, this.mailbox);
	}

	private List<VmReading> readAll(HypervisorConnection connection, @Nullable DomainSet set, List<ReadRequest> chunk) {
		Domains domains = connection.domains();
		List<VmReading> readings = new ArrayList<>(chunk.size());
		for (ReadRequest request : chunk) {
			readings.add(this.reader.read(domains, set, request));
		}
		return readings;
	}

	private void ended(List<ReadRequest> chunk, @Nullable List<VmReading> readings, @Nullable Throwable failure) {
		this.chunks--;
		chunk.forEach((request) -> this.reading.remove(request.uuid()));
		if (this.session.isClosed()) {
			return;
		}
		if (readings != null) {
			readings.forEach(this.table::apply);
		}
		else if (failure != null) {
			failed(chunk, Failures.problem(failure));
		}
		go();
	}

	/** One domain that hangs holds up its chunk once: then each is read by itself. */
	private void failed(List<ReadRequest> chunk, Problem problem) {
		if (problem.kind() == ErrorKind.HOST_UNREACHABLE) {
			this.lost.accept(problem);
		}
		else if (chunk.size() > 1) {
			chunk.forEach((request) -> this.asked.putIfAbsent(request.uuid(), request.byItself()));
		}
		else {
			ReadRequest request = chunk.get(0);
			String words = (problem.detail() != null) ? problem.detail() : problem.kind().id();
			this.table.apply(new VmReading.Unreadable(request.uuid(), request.name(), words));
		}
	}

	/**
	 * What reading needs of its keeper.
	 *
	 * @param lost told when the connection turns out to be dead
	 * @param letGo closes a set without blocking its caller
	 */
	record ReadsContext(Mailbox mailbox, Duration deadline, Consumer<Problem> lost, Consumer<DomainSet> letGo) {
	}

}
