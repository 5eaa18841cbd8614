package dev.weir.fleet.mirror;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.StoragePools;
import dev.weir.testbed.FakeLibvirtd;
import dev.weir.testbed.LibvirtRig;

/**
 * The parts of the {@link Soak} that need a real libvirtd, with a running guest and a
 * pool of its own until it is closed. One thread at a time.
 */
final class HostSoak implements AutoCloseable {

	private static final String POOL = "soak";

	private static final String VOLUME = "cycle.img";

	private static final byte[] CONTENT = new byte[64 * 1024];

	private final Hypervisor hypervisor;

	private final LibvirtRig rig;

	private final UUID guest;

	HostSoak(Hypervisor hypervisor, LibvirtRig rig) {
		this.hypervisor = hypervisor;
		this.rig = rig;
		Arrays.fill(CONTENT, (byte) 7);
		try (HypervisorConnection connection = open()) {
			this.guest = connection.domains().define(LibvirtRig.guestXml("soak", rig.bootableDisk("soak.img"))).uuid();
			connection.domains().start(this.guest, Set.of());
			StoragePools pools = connection.storagePools();
			pools.define(LibvirtRig.poolXml(POOL));
			pools.start(POOL);
			pools.createVolume(POOL, "<volume><name>" + VOLUME + "</name><capacity>" + CONTENT.length
					+ "</capacity><target><format type='raw'/></target></volume>");
		}
	}

	/** Serial lines opened, written to and closed. */
	void consoles(int times) {
		try (HypervisorConnection connection = open()) {
			for (int i = 0; i < times; i++) {
				try (ByteStream console = connection.domains().openConsole(this.guest, null)) {
					// the guest echoes at a tick of its clock, which is not waited for
					console.write(new byte[] { 'x' }, 0, 1);
				}
			}
		}
	}

	/** A volume written and read in turn, each tenth time broken off half-way. */
	void volumes(int times) {
		byte[] buffer = new byte[CONTENT.length];
		try (HypervisorConnection connection = open()) {
			StoragePools pools = connection.storagePools();
			for (int i = 0; i < times; i++) {
				if (i % 2 == 0) {
					upload(pools, i % 20 == 0);
				}
				else {
					download(pools, buffer, i % 20 == 1);
				}
			}
		}
	}

	private static void upload(StoragePools pools, boolean brokenOff) {
		try (ByteStream stream = pools.upload(POOL, VOLUME, 0, CONTENT.length)) {
			stream.write(CONTENT, 0, brokenOff ? CONTENT.length / 2 : CONTENT.length);
			if (!brokenOff) {
				stream.finish();
			}
		}
	}

	private static void download(StoragePools pools, byte[] buffer, boolean brokenOff) {
		try (ByteStream stream = pools.download(POOL, VOLUME, 0, 0)) {
			int total = 0;
			for (int read = 0; read >= 0 && !(brokenOff && total > 0); total += Math.max(0, read)) {
				read = stream.read(buffer, 0, buffer.length);
			}
			Soak.check(brokenOff || total == CONTENT.length);
			if (!brokenOff) {
				stream.finish();
			}
		}
	}

	/** The host's daemon ends every connection, and the mirror comes back by itself. */
	void losses(int times) {
		FakeLibvirtd daemon = FakeLibvirtd.before(this.rig.socket());
		try (daemon; LiveFixture live = new LiveFixture(this.hypervisor, LiveFixture.quick())) {
			HostId id = live.watch(daemon.spec());
			for (int i = 0; i < times; i++) {
				live.await(id, Soak.SOON, (host) -> Soak.check(host.isUp()));
				daemon.restart();
				live.await(id, Soak.SOON, (host) -> Soak.check(!host.isUp()));
				live.fleet.retryNow(id);
			}
		}
	}

	@Override
	public void close() {
		try (HypervisorConnection connection = open()) {
			connection.storagePools().deleteVolume(POOL, VOLUME);
			connection.storagePools().stop(POOL);
			connection.storagePools().undefine(POOL);
			connection.domains().destroy(this.guest, false);
			connection.domains().undefine(this.guest, Set.of());
		}
	}

	private HypervisorConnection open() {
		return this.hypervisor.open(this.rig.spec(), Soak.DEAF);
	}

}
