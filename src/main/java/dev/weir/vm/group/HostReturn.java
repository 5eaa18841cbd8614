package dev.weir.vm.group;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NodeCpuTimes;
import dev.weir.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Notices that a host has booted, and has its start groups started. Looks when a host
 * comes up and once a minute, so that it knows how long the host had run before. Whoever
 * stores the new count first, of several Weirs, acts: once for each boot. Has one daemon
 * thread of its own.
 */
@Component
class HostReturn implements FleetListener, DisposableBean {

	private static final Logger LOG = LoggerFactory.getLogger(HostReturn.class);

	private static final long PERIOD_SECONDS = 60;

	private final Map<HostId, Instant> upSince = new ConcurrentHashMap<>();

	private final Fleet fleet;

	private final HostCommands commands;

	private final BootBook book;

	private final RunGroup groups;

	private final ScheduledExecutorService timer;

	HostReturn(Fleet fleet, HostCommands commands, BootBook book, RunGroup groups) {
		this.fleet = fleet;
		this.commands = commands;
		this.book = book;
		this.groups = groups;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("weir-host-return-");
		threads.setDaemon(true);
		this.timer = Executors.newSingleThreadScheduledExecutor(threads);
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		this.fleet.listen(this);
		this.timer.scheduleWithFixedDelay(this::lookAtAll, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void hostChanged(HostId id) {
		HostMirror host = this.fleet.host(id).orElse(null);
		boolean news = host != null && host.isUp() && !host.since().equals(this.upSince.put(id, host.since()));
		if (news && !this.timer.isShutdown()) {
			this.timer.execute(() -> look(id));
		}
	}

	private void lookAtAll() {
		this.fleet.hosts().stream().filter(HostMirror::isUp).map(HostMirror::id).forEach(this::look);
	}

	/** Never throws: the next look may fare better. */
	void look(HostId id) {
		try {
			NodeCpuTimes times = this.commands.call(id, HostCommands.SHORT,
					(connection) -> connection.node().cpuTimes());
			HostMirror host = this.fleet.requireHost(id);
			boolean idle = host.vms().values().stream().noneMatch((vm) -> vm.state().isActive());
			int processors = (host.facts() != null) ? host.facts().cpus() : 1;
			// maintenance: somebody is at work on it
			if (this.book.isBoot(id, times, processors, idle) && !host.marks().isInMaintenance()) {
				LOG.info("Host {} has booted: {} start groups are started", host.name(),
						this.groups.hostReturned(id).size());
			}
		}
		catch (Problem problem) {
			LOG.debug("Host {} does not tell how long it has run: {}", id, problem.getMessage());
		}
		catch (DataAccessException ex) {
			LOG.warn("How long host {} has run cannot be kept: {}", id, ex.toString());
		}
		catch (RuntimeException ex) {
			LOG.warn("Host {} could not be looked at", id, ex);
		}
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
	}

	/** Remembers how long hosts have run. Thread-safe. */
	@Component
	static class BootBook {

		private final HostUptimes uptimes;

		private final Clock clock;

		BootBook(HostUptimes uptimes, Clock clock) {
			this.uptimes = uptimes;
			this.clock = clock;
		}

		/**
		 * Writes down what was read; whether it tells of a boot since the last look.
		 */
		boolean isBoot(HostId host, NodeCpuTimes times, int processors, boolean idle) {
			Uptime now = Uptime.of(times, this.clock.instant());
			HostUptime row = this.uptimes.findById(host.value()).orElse(null);
			if (row == null) {
				this.uptimes.saveAndFlush(new HostUptime(host, now));
				return false;
			}
			boolean booted = now.tellsOfBoot(row.uptime(), processors, idle);
			row.seen(now);
			// throws when another Weir was first
			this.uptimes.saveAndFlush(row);
			return booted;
		}

	}

}
