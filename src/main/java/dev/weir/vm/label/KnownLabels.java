package dev.weir.vm.label;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.weir.fleet.VmId;
import dev.weir.vm.VmLabel;
import dev.weir.vm.VmLabelled;
import dev.weir.vm.VmLabels;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * All labels in memory. What is newer wins, so it does not matter in which order they
 * come. Thread-safe.
 */
@Component
class KnownLabels implements VmLabels {

	private final Map<VmId, KnownLabel> rows = new ConcurrentHashMap<>();

	private final Map<VmId, VmLabel> labels = new ConcurrentHashMap<>();

	private final AtomicLong version = new AtomicLong();

	private final LabelRows stored;

	private final ApplicationEventPublisher events;

	KnownLabels(LabelRows stored, ApplicationEventPublisher events) {
		this.stored = stored;
		this.events = events;
	}

	@Override
	public VmLabel of(VmId vm) {
		return this.labels.getOrDefault(vm, VmLabel.NONE);
	}

	@Override
	public Map<VmId, VmLabel> all() {
		return Collections.unmodifiableMap(this.labels);
	}

	@Override
	public long version() {
		return this.version.get();
	}

	@Override
	public Map<VmId, String> notes(Collection<VmId> vms) {
		Map<VmId, String> notes = new HashMap<>();
		Collection<VmId> noted = vms.stream().filter((vm) -> of(vm).noted()).toList();
		if (!noted.isEmpty()) {
			this.stored.findByVmIdIn(noted.stream().map(VmId::value).toList()).forEach((row) -> {
				@Nullable String text = row.notes();
				if (text != null) {
					notes.put(new VmId(row.getId()), text);
				}
			});
		}
		return notes;
	}

	/** Takes a row over that is stored, and tells, unless it knows a newer one. */
	void learn(KnownLabel row) {
		boolean[] newer = { false };
		this.rows.compute(row.vm(), (vm, old) -> {
			newer[0] = old == null || old.version() < row.version();
			if (newer[0]) {
				this.labels.put(vm, row.label());
			}
			return newer[0] ? row : old;
		});
		if (newer[0]) {
			this.version.incrementAndGet();
			this.events.publishEvent(new VmLabelled(row.vm()));
		}
	}

}
