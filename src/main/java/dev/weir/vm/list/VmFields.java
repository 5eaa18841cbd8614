package dev.weir.vm.list;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import dev.weir.query.Fields;
import org.jspecify.annotations.Nullable;

/**
 * By what virtual machines can be filtered. Stateless.
 */
final class VmFields {

	static final Fields<VmMirror> FIELDS = Fields.<VmMirror>none()
		.text("name", VmMirror::name)
		.text("host", VmMirror::hostName)
		.choice("state", (vm) -> vm.state().id(), states())
		.texts("ip", VmMirror::addresses)
		.texts("tag", (vm) -> List.of())
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

	private VmFields() {
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
