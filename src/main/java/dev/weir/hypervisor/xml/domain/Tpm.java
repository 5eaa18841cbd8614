package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A trusted platform module
 * (<a href="https://libvirt.org/formatdomain.html#tpm-device">format</a>). Not
 * thread-safe.
 */
public final class Tpm extends Device<Tpm> {

	private static final Properties<Tpm> ALL = new Properties<>();

	public static final Property<Tpm, String> MODEL = ALL.word("model", "@model",
			"tpm-tis tpm-crb tpm-spapr spapr-tpm-proxy");

	public static final Property<Tpm, String> BACKEND = ALL.word("backend", "backend/@type",
			"emulator passthrough external");

	public static final Property<Tpm, String> VERSION = ALL.filledAtStart()
		.word("version", "backend/@version", "1.2 2.0");

	public static final Property<Tpm, Boolean> PERSISTENT = ALL.yesNo("persistentState", "backend/@persistent_state");

	public static final Property<Tpm, String> DEVICE = ALL.text("device", "backend/device/@path", Properties.PATH);

	Tpm(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Tpm, ?>> properties() {
		return ALL.all();
	}

}
