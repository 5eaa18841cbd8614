package dev.weir.hypervisor;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What pools of a host can be made of.
 */
public interface StorageSources {

	/**
	 * Which types of pools the host's libvirt supports, as a document.
	 * @throws Problem of kind UNSUPPORTED before libvirt 5.2 and for pretended hosts
	 */
	String capabilitiesXml();

	/**
	 * What the host finds: exports of an NFS server, targets of an iSCSI portal, volume
	 * groups.
	 * @param type of the pool
	 * @param sourceXml where to look ({@code <source>}), or null for the host itself
	 * @return a document {@code <sources>}
	 */
	String find(String type, @Nullable String sourceXml);

}
