package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.TextFormat;

/**
 * What a domain is called and what is said about it
 * (<a href="https://libvirt.org/formatdomain.html#general-metadata">format</a>). Not
 * thread-safe.
 */
public final class General extends Part<General> {

	private static final Properties<General> ALL = new Properties<>();

	/** Its name, unique on the host. */
	public static final Property<General, String> NAME = ALL.text("name", "name",
			new TextFormat(Pattern.compile("[^\\p{Cntrl}/]{1,255}"), "web1"));

	/** A line for people. */
	public static final Property<General, String> TITLE = ALL.text("title", "title",
			new TextFormat(Pattern.compile("[^\\p{Cntrl}]{0,1024}"), "Web server"));

	/** Notes of several lines. */
	public static final Property<General, String> DESCRIPTION = ALL.text("description", "description",
			new TextFormat(Pattern.compile("[^\\p{Cntrl}]*(?:[\\n\\t][^\\p{Cntrl}]*)*"), "-"));

	/** libosinfo's identifier of the guest's operating system. */
	public static final Property<General, String> OS_ID = ALL.text("osId",
			"metadata/libosinfo:libosinfo/libosinfo:os/@id", Properties.NAME);

	General(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super General, ?>> properties() {
		return ALL.all();
	}

}
