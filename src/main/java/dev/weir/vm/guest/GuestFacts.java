package dev.weir.vm.guest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.weir.hypervisor.GuestAddress;
import dev.weir.hypervisor.GuestReport;
import org.jspecify.annotations.Nullable;

/**
 * What a guest told about itself (hostile text); null where it did not tell. Immutable.
 *
 * @param os what people call its system
 * @param kernel release of its kernel
 * @param utcOffsetMinutes of its time zone
 * @param driftMillis how far its clock is ahead of Weir's
 * @param driftPrecisionMillis how far off that may be: half of the time that asking took
 * @param askedAt when it was asked
 */
record GuestFacts(@Nullable String os, @Nullable String osVersion, @Nullable String kernel, @Nullable String hostname,
		@Nullable String timeZone, @Nullable Integer utcOffsetMinutes, @Nullable Long driftMillis,
		long driftPrecisionMillis, List<User> users, List<FileSystem> fileSystems, List<Address> addresses,
		Instant askedAt) {

	/** More of a kind than this is a guest that plays a joke. */
	private static final int MOST = 200;

	GuestFacts {
		users = List.copyOf(users);
		fileSystems = List.copyOf(fileSystems);
		addresses = List.copyOf(addresses);
	}

	/** What agent, clock and interfaces told. */
	static GuestFacts of(GuestReport report, @Nullable Drift drift, List<GuestAddress> addresses, Instant at) {
		String name = report.text("os.pretty-name");
		long offset = report.number("timezone.offset", Long.MIN_VALUE);
		return new GuestFacts((name != null) ? name : report.text("os.name"), report.text("os.version"),
				report.text("os.kernel-release"), report.text("hostname"), report.text("timezone.name"),
				(offset != Long.MIN_VALUE) ? Integer.valueOf((int) (offset / 60)) : null,
				(drift != null) ? drift.millis() : null, (drift != null) ? drift.precisionMillis() : 0, users(report),
				fileSystems(report),
				addresses.stream()
					.limit(MOST)
					.map((each) -> new Address(each.mac(), each.address(), each.prefix()))
					.toList(),
				at);
	}

	private static List<User> users(GuestReport report) {
		return IntStream.range(0, count(report, "user.count")).mapToObj((i) -> {
			String user = "user." + i + ".";
			long login = report.number(user + "login-time", -1);
			return new User(report.text(user + "name"), report.text(user + "domain"),
					(login > 0) ? Instant.ofEpochMilli(login) : null);
		}).toList();
	}

	private static List<FileSystem> fileSystems(GuestReport report) {
		List<FileSystem> all = new ArrayList<>();
		for (int i = 0; i < count(report, "fs.count"); i++) {
			String fs = "fs." + i + ".";
			all.add(new FileSystem(report.text(fs + "mountpoint"), report.text(fs + "fstype"),
					report.number(fs + "total-bytes", -1), report.number(fs + "used-bytes", -1), disks(report, fs)));
		}
		return all;
	}

	private static List<String> disks(GuestReport report, String fs) {
		List<String> disks = new ArrayList<>();
		for (int i = 0; i < count(report, fs + "disk.count"); i++) {
			String alias = report.text(fs + "disk." + i + ".alias");
			String device = report.text(fs + "disk." + i + ".device");
			if (alias != null || device != null) {
				disks.add((alias != null) ? alias : String.valueOf(device));
			}
		}
		return disks;
	}

	private static int count(GuestReport report, String name) {
		return (int) Math.max(0, Math.min(MOST, report.number(name, 0)));
	}

	/**
	 * How far a guest's clock is ahead, and how far off that may be.
	 */
	record Drift(long millis, long precisionMillis) {
	}

	/**
	 * Who is signed in.
	 */
	record User(@Nullable String name, @Nullable String domain, @Nullable Instant since) {
	}

	/**
	 * A mounted file system.
	 *
	 * @param totalBytes -1 while unknown
	 * @param usedBytes -1 while unknown
	 * @param disks the VM's disks that it lies on (libvirt's target names)
	 */
	record FileSystem(@Nullable String mountPoint, @Nullable String type, long totalBytes, long usedBytes,
			List<String> disks) {

		FileSystem {
			disks = List.copyOf(disks);
		}

	}

	/** An address of an interface. */
	record Address(@Nullable String mac, String address, int prefix) {
	}

}
