package dev.weir.vm.hardware;

import java.util.BitSet;

/**
 * CPUs of a host as libvirt names them ({@code 0-3,^2}), as bits.
 */
final class CpuMask {

	/** The most that libvirt's lists can name. */
	private static final int MOST = 16384;

	private CpuMask() {
	}

	/** One bit for each CPU, the lowest first. */
	static byte[] of(String cpuSet) {
		BitSet bits = new BitSet();
		for (String part : cpuSet.split(",")) {
			boolean not = part.startsWith("^");
			String[] ends = (not ? part.substring(1) : part).split("-");
			int first = Integer.parseInt(ends[0]);
			int last = Math.min(MOST, Integer.parseInt(ends[ends.length - 1]));
			bits.set(first, Math.max(first, last) + 1, !not);
		}
		byte[] bytes = bits.toByteArray();
		return (bytes.length > 0) ? bytes : new byte[1];
	}

}
