package dev.weir.vm.xml;

import java.util.List;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Somebody changed the definition since it was read. Told with what would change now.
 * Immutable.
 */
final class XmlConflict extends Problem {

	private static final long serialVersionUID = 1L;

	private final transient XmlText present;

	/**
	 * @param present what it is now, masked
	 */
	XmlConflict(XmlText present, String typed) {
		super(ErrorKind.STALE, "vm.xml.problem.stale", List.of(), XmlDiff.unified(present.text(), typed), null);
		this.present = present;
	}

	XmlText present() {
		return this.present;
	}

}
