package dev.weir.fleet.fake;

import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.weir.hypervisor.AddressSource;
import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStats;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.GuestAddress;
import dev.weir.hypervisor.GuestReport;
import dev.weir.hypervisor.Screenshot;
import dev.weir.hypervisor.StartOption;
import dev.weir.hypervisor.StatsGroup;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.XmlForm;
import org.jspecify.annotations.Nullable;

/** The virtual machines of a {@link FakeHost}, with the power actions. */
record FakeDomains(FakeHost host, FakeConnection connection) implements Domains {

	@Override
	public List<DomainRef> list() {
		this.host.pass(FakeCall.LIST, this.connection);
		return this.host.vms().stream().map((vm) -> new DomainRef(vm.uuid(), vm.name(), running(vm) ? 1 : -1)).toList();
	}

	@Override
	public Map<UUID, DomainStatus> statuses() {
		this.host.pass(FakeCall.STATUSES, this.connection);
		Map<UUID, DomainStatus> statuses = new HashMap<>();
		this.host.vms().forEach((vm) -> statuses.put(vm.uuid(), vm.status()));
		return statuses;
	}

	@Override
	public List<DomainStats> runningStats(Set<StatsGroup> groups) {
		this.host.pass(FakeCall.STATS, this.connection);
		return this.host.vms()
			.stream()
			.filter(FakeDomains::running)
			.map((vm) -> new DomainStats(vm.uuid(), vm.name(), vm.stats()))
			.toList();
	}

	@Override
	public DomainStatus status(UUID uuid) {
		this.host.pass(FakeCall.STATUS, this.connection);
		return this.host.vm(uuid).status();
	}

	@Override
	public String xml(UUID uuid, XmlForm form) {
		this.host.pass(FakeCall.XML, this.connection);
		return this.host.vm(uuid).xml(form == XmlForm.LIVE);
	}

	@Override
	public DomainRef define(String xml) {
		throw FakePools.unsupported();
	}

	@Override
	public void undefine(UUID uuid, Set<UndefineOption> options) {
		FakeVm vm = command(uuid);
		this.host.vanish(vm);
		this.host.fire(vm, 1, 0);
	}

	@Override
	public void start(UUID uuid, Set<StartOption> options) {
		command(uuid).start();
	}

	@Override
	public void shutdown(UUID uuid) {
		FakeVm vm = command(uuid);
		if (!vm.isDeaf()) {
			vm.stop();
		}
	}

	@Override
	public void reboot(UUID uuid) {
		command(uuid);
	}

	@Override
	public void reset(UUID uuid) {
		command(uuid);
	}

	@Override
	public void destroy(UUID uuid, boolean graceful) {
		command(uuid).stop();
	}

	@Override
	public void suspend(UUID uuid) {
		command(uuid).pause();
	}

	@Override
	public void resume(UUID uuid) {
		command(uuid).status(DomainState.RUNNING, 5, 4);
	}

	@Override
	public void managedSave(UUID uuid) {
		FakeVm vm = command(uuid);
		vm.quietly(new DomainStatus(DomainState.SHUT_OFF, 5, vm.status().persistent(), vm.status().autostart(), true));
		this.host.fire(vm, 5, 4);
	}

	@Override
	public void removeManagedSave(UUID uuid) {
		FakeVm vm = command(uuid);
		vm.quietly(new DomainStatus(vm.status().state(), vm.status().reason(), true, vm.status().autostart(), false));
	}

	@Override
	public void injectNmi(UUID uuid) {
		command(uuid);
	}

	@Override
	public void sendKeys(UUID uuid, List<Integer> keycodes) {
		command(uuid).type(keycodes);
	}

	@Override
	public void setAutostart(UUID uuid, boolean autostart) {
		FakeVm vm = command(uuid);
		DomainStatus old = vm.status();
		vm.quietly(new DomainStatus(old.state(), old.reason(), old.persistent(), autostart, old.managedSave()));
	}

	@Override
	public void rename(UUID uuid, String newName) {
		command(uuid).rename(newName);
	}

	@Override
	public Screenshot screenshot(UUID uuid, int screen) {
		command(uuid);
		return new Screenshot("image/x-portable-pixmap", "P6 1 1 255 rgb".getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public void updateDevice(UUID uuid, String deviceXml, boolean live, boolean config) {
		command(uuid);
	}

	@Override
	public SocketChannel openGraphics(UUID uuid, int index) {
		throw FakePools.unsupported();
	}

	@Override
	public ByteStream openConsole(UUID uuid, @Nullable String device) {
		throw FakePools.unsupported();
	}

	@Override
	public List<GuestAddress> addresses(UUID uuid, AddressSource source) {
		command(uuid);
		return List.of();
	}

	@Override
	public GuestReport guest(UUID uuid) {
		command(uuid).agent();
		return new GuestReport(Map.of());
	}

	@Override
	public Instant guestTime(UUID uuid) {
		return command(uuid).agent();
	}

	private FakeVm command(UUID uuid) {
		this.host.pass(FakeCall.COMMAND, this.connection);
		return this.host.vm(uuid);
	}

	private static boolean running(FakeVm vm) {
		return vm.status().state() != DomainState.SHUT_OFF;
	}

}
