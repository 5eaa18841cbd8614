package dev.weir.vm.xml;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmXml;
import dev.weir.problem.Problem;
import dev.weir.task.TaskListener;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.vm.PowerAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sees definitions change in the mirror and has them written down, with the author where
 * a task of Weir's is at work on that virtual machine. Costs the mirror a comparison of
 * two references; texts are compared on a thread of its own. Thread-safe.
 */
class XmlWatch implements FleetListener, TaskListener, AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(XmlWatch.class);

	/**
	 * More than a restart of a large fleet brings at once; what is beyond is not looked
	 * at.
	 */
	private static final int WAITING = 50_000;

	private final Map<VmId, VmXml> seen = new ConcurrentHashMap<>();

	private final Map<VmId, XmlOrigin> atWork = new ConcurrentHashMap<>();

	private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(WAITING), (work) -> {
				Thread thread = new Thread(work, "weir-xml-history");
				thread.setDaemon(true);
				return thread;
			});

	private final Fleet fleet;

	private final XmlHistory history;

	/** Of the worker's thread alone; null until the database was asked. */
	private @Nullable Set<UUID> known;

	XmlWatch(Fleet fleet, XmlHistory history) {
		this.fleet = fleet;
		this.history = history;
	}

	@Override
	public void taskChanged(TaskView task) {
		if (task.target().kind() != Target.Kind.VM || isPower(task.kind())) {
			return;
		}
		VmId vm = VmId.parse(task.target().id());
		if (task.state() == TaskState.RUNNING) {
			this.atWork.put(vm, new XmlOrigin(task.author(), task.kind(), task.id()));
		}
		else {
			this.atWork.remove(vm);
		}
	}

	private static boolean isPower(String kind) {
		return kind.startsWith("vm.") && PowerAction.find(kind.substring("vm.".length())).isPresent();
	}

	@Override
	public void vmChanged(HostId host, VmId vm) {
		Optional<VmMirror> mirror = this.fleet.vm(vm);
		if (mirror.isEmpty()) {
			this.seen.remove(vm);
			return;
		}
		VmXml now = mirror.get().xml();
		VmXml before = this.seen.put(vm, now);
		if (before != now) {
			XmlOrigin origin = this.atWork.getOrDefault(vm, XmlOrigin.OUTSIDE);
			submit(() -> compare(vm, before, now, origin));
		}
	}

	private void submit(Runnable look) {
		try {
			this.worker.execute(() -> {
				try {
					look.run();
				}
				catch (DataAccessException | TransactionException | Problem ex) {
					LOG.warn("A version of a definition was not written down: {}", ex.getMessage());
				}
			});
		}
		catch (RejectedExecutionException ex) {
			LOG.debug("Too many changes of definitions at once", ex);
		}
	}

	private void compare(VmId vm, @Nullable VmXml before, VmXml now, XmlOrigin origin) {
		String text = now.inactive();
		String old = (before != null) ? before.inactive() : null;
		if (text == null || text.equals(old)) {
			return;
		}
		if (old != null || origin.isTask() || known().contains(vm.value())) {
			this.history.changed(vm, old, text, origin);
			known().add(vm.value());
		}
	}

	private Set<UUID> known() {
		Set<UUID> all = this.known;
		if (all == null) {
			all = new HashSet<>(this.history.known());
			this.known = all;
		}
		return all;
	}

	@Override
	public void close() {
		this.worker.shutdown();
	}

}
