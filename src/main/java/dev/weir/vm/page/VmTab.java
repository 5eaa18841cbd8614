package dev.weir.vm.page;

import java.util.Arrays;
import java.util.Locale;

/** Cards of a VM's page, one shown at a time. */
enum VmTab {

	OVERVIEW, HARDWARE, DISKS, NICS, GUEST, PENDING, XML, TASKS;

	/** Its name in the page's address and in message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The template of the card. */
	public String template() {
		return (this == HARDWARE) ? "vm/hardware/list" : "vm/page/" + id();
	}

	/** The tab of that name; the overview for any other text. */
	static VmTab of(String id) {
		return Arrays.stream(values()).filter((tab) -> tab.id().equals(id)).findFirst().orElse(OVERVIEW);
	}

}
