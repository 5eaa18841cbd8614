package dev.weir.fleet.fake;

import java.util.List;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.WipeAlgorithm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/** The pools of a {@link FakeHost}: listed, with volumes to be read and deleted. */
record FakePools(FakeHost host, FakeConnection connection) implements StoragePools {

	@Override
	public List<PoolInfo> list() {
		return this.host.pass(FakeCall.POOLS, this.connection, () -> List.copyOf(this.host.poolMap().values()));
	}

	@Override
	public PoolInfo get(String pool) {
		PoolInfo found = this.host.pass(FakeCall.POOLS, this.connection, () -> this.host.poolMap().get(pool));
		if (found == null) {
			throw FakeHost.told(ErrorKind.NOT_FOUND, "Storage pool not found");
		}
		return found;
	}

	@Override
	public String xml(String pool) {
		throw unsupported();
	}

	@Override
	public String inactiveXml(String pool) {
		throw unsupported();
	}

	@Override
	public PoolInfo define(String xml) {
		throw unsupported();
	}

	@Override
	public void undefine(String pool) {
		throw unsupported();
	}

	@Override
	public void build(String pool, BuildMode mode) {
		throw unsupported();
	}

	@Override
	public void start(String pool) {
		throw unsupported();
	}

	@Override
	public void stop(String pool) {
		throw unsupported();
	}

	@Override
	public void delete(String pool) {
		throw unsupported();
	}

	@Override
	public void refresh(String pool) {
		throw unsupported();
	}

	@Override
	public void setAutostart(String pool, boolean autostart) {
		throw unsupported();
	}

	@Override
	public List<VolumeInfo> volumes(String pool) {
		return this.host.pass(FakeCall.VOLUMES, this.connection, () -> this.host.volumes().in(pool));
	}

	@Override
	public VolumeInfo volume(String pool, String volume) {
		return this.host.pass(FakeCall.VOLUMES, this.connection, () -> this.host.volumes().info(pool, volume));
	}

	@Override
	public String volumeXml(String pool, String volume) {
		return this.host.pass(FakeCall.VOLUMES, this.connection, () -> this.host.volumes().xml(pool, volume));
	}

	@Override
	public VolumeInfo createVolume(String pool, String xml) {
		throw unsupported();
	}

	@Override
	public VolumeInfo preallocateVolume(String pool, String xml) {
		throw unsupported();
	}

	@Override
	public VolumeInfo copyVolume(String pool, String xml, VolumeInfo from) {
		throw unsupported();
	}

	@Override
	public void growVolume(String pool, String volume, long capacity) {
		throw unsupported();
	}

	@Override
	public void wipeVolume(String pool, String volume, WipeAlgorithm algorithm) {
		throw unsupported();
	}

	@Override
	public void deleteVolume(String pool, String volume) {
		this.host.pass(FakeCall.COMMAND, this.connection);
		this.host.volumes().delete(pool, volume);
	}

	@Override
	public ByteStream upload(String pool, String volume, long offset, long length) {
		throw unsupported();
	}

	@Override
	public ByteStream uploadSparse(String pool, String volume) {
		throw unsupported();
	}

	@Override
	public ByteStream download(String pool, String volume, long offset, long length) {
		throw unsupported();
	}

	static Problem unsupported() {
		return FakeHost.told(ErrorKind.UNSUPPORTED, "this function is not supported by the connection driver");
	}

}
