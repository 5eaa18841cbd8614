package dev.weir.vm.page;

import dev.weir.fleet.VmMirror;
import org.jspecify.annotations.Nullable;

/**
 * A definition to show. Without secrets: the mirror has none.
 *
 * @param form {@code live} for what runs now, {@code inactive} for the next start
 * @param text the XML (hostile text), or null when there is none
 * @param both whether there is the other form as well
 */
record VmDocument(String form, @Nullable String text, boolean both) {

	static VmDocument of(VmMirror vm, String wanted) {
		String live = vm.xml().live();
		String inactive = vm.xml().inactive();
		boolean both = live != null && inactive != null;
		boolean showInactive = live == null || (both && "inactive".equals(wanted));
		return showInactive ? new VmDocument("inactive", inactive, both) : new VmDocument("live", live, both);
	}

}
