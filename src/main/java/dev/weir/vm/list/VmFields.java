package dev.weir.vm.list;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import dev.weir.query.Fields;
import dev.weir.vm.VmLabel;
import dev.weir.vm.VmLabels;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * By what virtual machines can be filtered. Thread-safe.
 */
@Component
class VmFields {

	/** What the mirror knows. */
	private static final Fields<VmMirror> MIRRORED = Fields.<VmMirror>none()
		.text("name", VmMirror::name)
		.text("host", VmMirror::hostName)
		.choice("state", (vm) -> vm.state().id(), states())
		.texts("ip", VmMirror::addresses)
		.text("title", (vm) -> vm.definition().title())
		.text("os", (vm) -> vm.definition().osId())
		.texts("mac", (vm) -> vm.definition().nics().stream().map(Nic::mac).toList())
		.texts("network", (vm) -> known(vm.definition().nics().stream().map(Nic::source)))
		.texts("disk", (vm) -> known(vm.definition().disks().stream().flatMap(VmFields::names)))
		.text("uuid", (vm) -> vm.id().toString())
		.number("vcpus", (vm) -> vm.definition().vcpus())
		.number("memory", (vm) -> vm.definition().maxMemoryKib() * 1024)
		.number("cpu", (vm) -> Math.round(vm.usage().cpuPercent()))
		.flag("autostart", VmMirror::autostart)
		.flag("pending", (vm) -> !vm.pending().isEmpty());

	private final VmLabels labels;

	private final Fields<VmMirror> all;

	VmFields(VmLabels labels, Fleet fleet) {
		this.labels = labels;
		this.all = MIRRORED.flag("reachable", (vm) -> fleet.host(vm.hostId()).map(HostMirror::isUp).orElse(false))
			.names("tag", (vm) -> labels.of(vm.id()).tags(), () -> used(VmLabel::tags))
			.names("folder", (vm) -> labels.of(vm.id()).folders(), () -> used(VmLabel::folders));
	}

	/** The fields, those of labels too. */
	Fields<VmMirror> all() {
		return this.all;
	}

	private Set<String> used(Function<VmLabel, List<String>> names) {
		return this.labels.all().values().stream().map(names).flatMap(List::stream).collect(Collectors.toSet());
	}

	private static Map<String, Set<String>> states() {
		Map<String, Set<String>> names = new HashMap<>();
		for (VmState state : VmState.values()) {
			names.put(state.id(), Set.of(state.id()));
		}
		names.put("on", ids(VmState::isActive));
		names.put("off", ids((state) -> !state.isActive() && state != VmState.UNREADABLE));
		return names;
	}

	private static Set<String> ids(Predicate<VmState> wanted) {
		return Arrays.stream(VmState.values()).filter(wanted).map(VmState::id).collect(Collectors.toUnmodifiableSet());
	}

	private static Stream<@Nullable String> names(Disk disk) {
		return Stream.of(disk.source(), disk.volume());
	}

	private static Collection<String> known(Stream<@Nullable String> texts) {
		return texts.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
	}

}
