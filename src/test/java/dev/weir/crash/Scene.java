package dev.weir.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.Problem;
import dev.weir.testbed.LibvirtRig;
import org.jspecify.annotations.Nullable;

/**
 * What a round of kills needs on the host, put there and looked at over a connection of
 * its own. One thread at a time.
 */
final class Scene implements AutoCloseable {

	static final String POOL = "images";

	private static final int DISKS = 3;

	private final LibvirtRig rig;

	private HypervisorConnection libvirt;

	private final List<Deed> deeds = new ArrayList<>();

	private final String host;

	private final ImageDeeds images;

	private int count;

	Scene(LibvirtRig rig, String host) {
		this.rig = rig;
		this.libvirt = OpenConnections.local(rig.socket());
		this.host = host;
		this.images = ImageDeeds.of(this);
	}

	/** A daemon that was stopped for a while has lost its clients. */
	void reconnect() {
		close();
		this.libvirt = OpenConnections.local(this.rig.socket());
	}

	@Override
	public void close() {
		this.libvirt.close();
	}

	/** One of each kind of task. */
	List<Deed> prepare(int round) {
		this.deeds.clear();
		this.count = round * 100;
		create(false);
		create(true);
		create(false);
		imported();
		createVolume();
		deleteVolume();
		upload();
		upload();
		delete(2);
		delete(DISKS);
		edit();
		new DefinitionDeeds(this).prepare();
		new HardwareDeeds(this).prepare();
		this.images.prepare();
		new PowerDeeds(this).prepare();
		new HostDeeds(this).prepare();
		new GroupDeeds(this).prepare();
		return List.copyOf(this.deeds);
	}

	private void create(boolean start) {
		String name = next("made");
		String disks = IntStream.range(0, DISKS)
			.mapToObj((i) -> "{\"poolName\": \"images\", \"sizeGib\": 0.1, \"format\": \"qcow2\"}")
			.collect(Collectors.joining(", "));
		String body = """
				{"hostId": "%s", "name": "%s", "vcpus": 1, "memoryMib": 64, "firmware": "bios", "nics": [],
				 "disks": [%s], "graphics": "none", "domainType": "qemu", "start": %s}""".formatted(this.host, name,
				disks, start);
		add("vm.create", name, (api) -> api.post("/api/v1/vms", body),
				() -> ours(name).size() == DISKS && (start ? isActive(name) : isDefined(name)),
				() -> ours(name).isEmpty() && !isDefined(name));
	}

	private void imported() {
		String name = next("imported");
		String xml = LibvirtRig.guestXml(name, this.rig.bootableDisk(name + "-boot.raw")).replace("\n", " ");
		refresh();
		String body = "{\"hostId\": \"" + this.host + "\", \"xml\": \"" + xml + "\", \"start\": true}";
		add("vm.import", name, (api) -> api.post("/api/v1/vms/import-xml", body), () -> isActive(name),
				() -> !isDefined(name));
	}

	private void createVolume() {
		String name = next("volume");
		add("storage.volume.create", name,
				(api) -> api.post(volumes(), "{\"name\": \"" + name + "\", \"sizeGib\": 0.1, \"format\": \"qcow2\"}"),
				() -> has(name), () -> !has(name));
	}

	private void deleteVolume() {
		String name = next("old");
		volume(name);
		add("storage.volume.delete", name, (api) -> api.delete(volumes() + "/" + name), () -> !has(name),
				() -> has(name));
	}

	private void upload() {
		String name = next("sent");
		byte[] content = new byte[24 << 20];
		add("storage.volume.upload", name, (api) -> api.put(volumes() + "/" + name + "/content?create=raw", content),
				() -> has(name), () -> !has(name));
	}

	private void delete(int disks) {
		String name = next("doomed");
		List<String> paths = IntStream.range(0, disks).mapToObj((i) -> volume(name + "-" + i + ".qcow2")).toList();
		UUID id = define(name, paths);
		add("vm.delete", id.toString(), (api) -> api.delete("/api/v1/vms/" + id + "?volumes=all&force=true"),
				() -> ours(name).isEmpty() && !isDefined(name), () -> ours(name).size() == disks && isDefined(name));
	}

	private void edit() {
		String name = next("renamed");
		UUID id = define(name, List.of());
		add("vm.edit", id.toString(),
				(api) -> api.patch("/api/v1/vms/" + id, "{\"name\": \"" + name + "-new\", \"autostart\": true}"),
				() -> isDefined(name + "-new") && this.libvirt.domains().status(id).autostart(),
				() -> isDefined(name) && !this.libvirt.domains().status(id).autostart());
	}

	/** Everything that Weir must have heard of before the round begins. */
	Set<String> domains() {
		return this.libvirt.domains()
			.list()
			.stream()
			.map(DomainRef::name)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Volumes in the pool that no domain names and no deed of this round explains. */
	Set<String> orphans() {
		refresh();
		Set<String> known = this.deeds.stream().map(Deed::target).collect(Collectors.toSet());
		String definitions = this.libvirt.domains()
			.list()
			.stream()
			.map((domain) -> this.libvirt.domains().xml(domain.uuid(), dev.weir.hypervisor.XmlForm.INACTIVE))
			.collect(Collectors.joining());
		return this.libvirt.storagePools()
			.volumes(POOL)
			.stream()
			.map(VolumeInfo::name)
			.filter((name) -> !name.endsWith("-boot.raw") && !definitions.contains("/" + name + "'"))
			.filter((name) -> known.stream().noneMatch((deed) -> deed.endsWith(name)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The connection that looks and prepares. */
	HypervisorConnection libvirt() {
		return this.libvirt;
	}

	LibvirtRig rig() {
		return this.rig;
	}

	/** The host's id at Weir. */
	String host() {
		return this.host;
	}

	/** Takes everything away again. */
	void clear() {
		for (DomainRef domain : this.libvirt.domains().list()) {
			if (this.libvirt.domains().status(domain.uuid()).state().isActive()) {
				this.libvirt.domains().destroy(domain.uuid(), false);
			}
			this.libvirt.domains().undefine(domain.uuid(), Set.of(UndefineOption.values()));
		}
		refresh();
		this.libvirt.storagePools()
			.volumes(POOL)
			.forEach((volume) -> this.libvirt.storagePools().deleteVolume(POOL, volume.name()));
	}

	void add(String kind, String target, Deed.Ask ask, Callable<Boolean> done, Callable<Boolean> untouched) {
		this.deeds.add(new Deed(kind, target, ask, done, untouched));
	}

	String volumes() {
		return "/api/v1/hosts/" + this.host + "/storage-pools/" + POOL + "/volumes";
	}

	String next(String what) {
		return what + (++this.count);
	}

	String volume(String name) {
		return this.libvirt.storagePools().createVolume(POOL, VolumeXml.ofNew(name, "qcow2", 10 << 20, 0)).path();
	}

	UUID define(String name, List<String> disks) {
		StringBuilder xml = new StringBuilder();
		for (int i = 0; i < disks.size(); i++) {
			String type = disks.get(i).endsWith("qcow2") ? "qcow2" : "raw";
			xml.append("<disk type='file' device='disk'><driver name='qemu' type='")
				.append(type)
				.append("'/><source file='")
				.append(disks.get(i))
				.append("'/><target dev='vd")
				.append((char) ('a' + i))
				.append("' bus='virtio'/></disk>");
		}
		return this.libvirt.domains().define("""
				<domain type='qemu'><name>%s</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
				<os><type arch='x86_64' machine='pc'>hvm</type></os>
				<devices>%s</devices></domain>""".formatted(name, xml)).uuid();
	}

	boolean has(String volume) {
		refresh();
		return names().contains(volume);
	}

	Set<String> ours(String vm) {
		refresh();
		return names().stream()
			.filter((name) -> name.equals(vm + ".qcow2") || name.startsWith(vm + "-"))
			.collect(Collectors.toSet());
	}

	private Set<String> names() {
		return this.libvirt.storagePools().volumes(POOL).stream().map(VolumeInfo::name).collect(Collectors.toSet());
	}

	void refresh() {
		this.libvirt.storagePools().refresh(POOL);
	}

	boolean isDefined(String name) {
		return domain(name) != null;
	}

	/** The id of a domain that there is. */
	UUID id(String name) {
		return Objects.requireNonNull(domain(name)).uuid();
	}

	boolean isActive(String name) {
		DomainRef domain = domain(name);
		return domain != null && this.libvirt.domains().status(domain.uuid()).state().isActive();
	}

	boolean isUp(String network) {
		return this.libvirt.networks().list().stream().anyMatch((each) -> each.name().equals(network) && each.active());
	}

	private @Nullable DomainRef domain(String name) {
		try {
			return this.libvirt.domains()
				.list()
				.stream()
				.filter((each) -> each.name().equals(name))
				.findFirst()
				.orElse(null);
		}
		catch (Problem ex) {
			throw new AssertionError("libvirt does not tell", ex);
		}
	}

}
