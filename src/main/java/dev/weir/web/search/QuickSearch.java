package dev.weir.web.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.vm.PowerAction;
import dev.weir.vm.Vms;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Finds hosts, machines and actions in one pass over the mirror: 10,000 machines take a
 * few milliseconds, so there is no index to keep. Thread-safe.
 */
@Component
class QuickSearch {

	private static final int MOST_HOSTS = 5;

	private static final int MOST_VMS = 10;

	/** Machines found for which actions are offered. */
	private static final int MOST_ACTED = 2;

	private static final List<PowerAction> OFFERED = List.of(PowerAction.START, PowerAction.RESUME,
			PowerAction.SHUTDOWN);

	private static final List<SearchAction> PAGES = List.of(SearchAction.page("new-vm", "plus", "/vms/new"),
			SearchAction.page("add-host", "plus", "/hosts/new"));

	private final Fleet fleet;

	private final Access access;

	private final MessageSource messages;

	QuickSearch(Fleet fleet, Access access, MessageSource messages) {
		this.fleet = fleet;
		this.access = access;
		this.messages = messages;
	}

	/**
	 * Finds what fits. A verb before a name ("start web1") is understood, in the reader's
	 * language.
	 */
	SearchHits find(String typed, Locale locale) {
		String text = typed.strip();
		if (text.isEmpty()) {
			return new SearchHits(List.of(), List.of(), Set.of(), PAGES);
		}
		Closeness closeness = Closeness.to(text);
		List<HostMirror> hosts = this.access.may(Permission.HOST_VIEW, Target.SYSTEM)
				? best(this.fleet.hosts(), (host) -> of(closeness, host), HostMirror::name, MOST_HOSTS) : List.of();
		List<VmMirror> vms = seen(best(this.fleet.vms(), (vm) -> of(closeness, vm), VmMirror::name, MOST_VMS));
		List<VmMirror> meant = vms.isEmpty() ? afterVerb(text) : vms;
		return new SearchHits(hosts, vms, maintained(vms), actions(text, meant, locale));
	}

	private Set<HostId> maintained(List<VmMirror> vms) {
		return vms.stream()
			.map(VmMirror::hostId)
			.filter((id) -> this.fleet.host(id).filter((host) -> host.marks().isInMaintenance()).isPresent())
			.collect(Collectors.toSet());
	}

	private List<VmMirror> afterVerb(String text) {
		int space = text.lastIndexOf(' ');
		if (space < 0) {
			return List.of();
		}
		Closeness rest = Closeness.to(text.substring(space + 1));
		return seen(best(this.fleet.vms(), (vm) -> of(rest, vm), VmMirror::name, MOST_VMS));
	}

	private List<VmMirror> seen(List<VmMirror> vms) {
		return vms.stream().filter((vm) -> this.access.may(Permission.VM_VIEW, Vms.target(vm))).toList();
	}

	private List<SearchAction> actions(String text, List<VmMirror> vms, Locale locale) {
		List<SearchAction> all = new ArrayList<>(PAGES.stream().filter((page) -> fits(page, text, locale)).toList());
		vms.stream().limit(MOST_ACTED).flatMap(this::actions).forEach(all::add);
		return all;
	}

	private boolean fits(SearchAction action, String text, Locale locale) {
		String title = this.messages.getMessage("web.search.action." + action.id(), null, action.id(), locale);
		return title != null && Closeness.to(text).of(title) != Closeness.NONE;
	}

	private Stream<SearchAction> actions(VmMirror vm) {
		List<SearchAction> all = new ArrayList<>();
		if (vm.state().isActive() && this.access.may(Permission.VM_CONSOLE, Vms.target(vm))) {
			all.add(SearchAction.console(vm));
		}
		if (this.access.may(Permission.VM_POWER, Vms.target(vm))) {
			OFFERED.stream()
				.filter((action) -> action.fits(vm.state()))
				.map((action) -> SearchAction.power(action.id(), icon(action), vm))
				.forEach(all::add);
		}
		return all.stream();
	}

	private static String icon(PowerAction action) {
		return (action == PowerAction.SHUTDOWN) ? "power" : "player-play";
	}

	private static int of(Closeness closeness, HostMirror host) {
		return closeness.of(host.name());
	}

	private static int of(Closeness closeness, VmMirror vm) {
		int nearest = closeness.of(vm.name());
		for (String address : vm.addresses()) {
			nearest = Math.min(nearest, closeness.of(address));
		}
		return (nearest == Closeness.NONE && closeness.couldBeId()) ? closeness.of(vm.id().toString()) : nearest;
	}

	private static <T> List<T> best(Collection<T> all, ToIntFunction<T> closeness, Function<T, String> name, int most) {
		record Found<T>(T item, int closeness) {
		}
		Comparator<Found<T>> nearest = Comparator.<Found<T>>comparingInt(Found::closeness)
			.thenComparing((found) -> name.apply(found.item()));
		return all.stream()
			.map((item) -> new Found<>(item, closeness.applyAsInt(item)))
			.filter((found) -> found.closeness() != Closeness.NONE)
			.sorted(nearest)
			.limit(most)
			.map(Found::item)
			.toList();
	}

}
