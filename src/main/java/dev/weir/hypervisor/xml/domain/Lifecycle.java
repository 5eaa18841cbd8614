package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * What the ends of a run lead to, and whether the guest may sleep
 * (<a href="https://libvirt.org/formatdomain.html#events-configuration">format</a>). Not
 * thread-safe.
 */
public final class Lifecycle extends Part<Lifecycle> {

	private static final Properties<Lifecycle> ALL = new Properties<>();

	public static final Property<Lifecycle, String> ON_POWEROFF = ALL.word("onPoweroff", "on_poweroff",
			"destroy restart preserve rename-restart");

	public static final Property<Lifecycle, String> ON_REBOOT = ALL.word("onReboot", "on_reboot",
			"destroy restart preserve rename-restart");

	public static final Property<Lifecycle, String> ON_CRASH = ALL.word("onCrash", "on_crash",
			"destroy restart preserve rename-restart coredump-destroy coredump-restart");

	public static final Property<Lifecycle, String> ON_LOCK_FAILURE = ALL.word("onLockFailure", "on_lockfailure",
			"poweroff restart pause ignore");

	public static final Property<Lifecycle, Boolean> SUSPEND_TO_MEMORY = ALL.yesNo("suspendToMemory",
			"pm/suspend-to-mem/@enabled");

	public static final Property<Lifecycle, Boolean> SUSPEND_TO_DISK = ALL.yesNo("suspendToDisk",
			"pm/suspend-to-disk/@enabled");

	Lifecycle(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Lifecycle, ?>> properties() {
		return ALL.all();
	}

}
