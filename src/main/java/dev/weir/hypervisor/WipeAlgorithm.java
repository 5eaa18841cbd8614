package dev.weir.hypervisor;

import java.util.Locale;

/** How a volume is overwritten, in libvirt's order (virStorageVolWipeAlgorithm). */
public enum WipeAlgorithm {

	ZERO, NNSA, DOD, BSI, GUTMANN, SCHNEIER, PFITZNER7, PFITZNER33, RANDOM, TRIM;

	/** Its name in virsh and in the REST contract. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
