package dev.weir.vm.xml;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.InvalidInput;

/**
 * Hides the secrets that libvirt writes into a definition (passwords of graphics, cookies
 * of network disks) and puts them back where the mask was left standing. Stateless.
 */
final class SecretMask {

	/** Stands for a secret that stays as it is. */
	static final String MASK = "********";

	private static final XmlPath PASSWORD = XmlPath.of("@passwd");

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath TARGET = XmlPath.of("target/@dev");

	private static final XmlPath GRAPHICS = XmlPath.of("devices/graphics");

	private static final XmlPath DISKS = XmlPath.of("devices/disk");

	private SecretMask() {
	}

	/** The definition with the mask in the place of each secret. */
	static String hide(String secure) {
		DomainXml domain = DomainXml.parse(secure);
		secrets(domain).values().forEach((secret) -> secret.write(MASK));
		return domain.document();
	}

	/**
	 * Puts the present secrets where the mask stands.
	 * @throws InvalidInput naming {@code xml} where there is no such secret at present
	 */
	static void restore(DomainXml typed, String secure) {
		Map<String, Secret> present = secrets(DomainXml.parse(secure));
		secrets(typed).forEach((key, secret) -> {
			if (secret.read().equals(MASK)) {
				Secret old = present.get(key);
				if (old == null) {
					throw InvalidInput.of("xml", "vm.xml.problem.secret", secret.where());
				}
				secret.write(old.read());
			}
		});
	}

	/**
	 * A version without secrets, with the mask wherever the present definition has one:
	 * so that going back to it loses no password.
	 */
	static String carry(String version, String secure) {
		DomainXml domain = DomainXml.parse(version);
		Map<String, XmlElement> graphics = graphics(domain);
		secrets(DomainXml.parse(secure)).keySet().forEach((key) -> {
			XmlElement element = graphics.get(key);
			if (element != null) {
				element.set(PASSWORD, MASK);
			}
		});
		return domain.document();
	}

	/** By what finds them again. */
	private static Map<String, Secret> secrets(DomainXml domain) {
		Map<String, Secret> found = new LinkedHashMap<>();
		graphics(domain).forEach((key, element) -> {
			if (element.get(PASSWORD) != null) {
				found.put(key, new Secret(element, true));
			}
		});
		domain.all(DISKS).forEach((disk) -> cookies(disk, "disk " + disk.get(TARGET, ""), found));
		return found;
	}

	/** Displays are told apart by their kind and number. */
	private static Map<String, XmlElement> graphics(DomainXml domain) {
		Map<String, Integer> count = new LinkedHashMap<>();
		Map<String, XmlElement> found = new LinkedHashMap<>();
		for (XmlElement element : domain.all(GRAPHICS)) {
			String type = element.get(TYPE, "");
			found.put("graphics " + type + " " + count.merge(type, 1, Integer::sum), element);
		}
		return found;
	}

	/** A disk may have more than one source: mirrors, backing chains. */
	private static void cookies(XmlElement element, String path, Map<String, Secret> found) {
		for (XmlElement child : element.children()) {
			String place = path + "/" + child.name();
			if (child.name().equals("cookie")) {
				found.put(place + " " + child.get(NAME, ""), new Secret(child, false));
			}
			else {
				cookies(child, place, found);
			}
		}
	}

	/** Where a secret stands. */
	private record Secret(XmlElement element, boolean attribute) {

		String read() {
			return this.attribute ? this.element.get(PASSWORD, "") : this.element.content();
		}

		void write(String value) {
			if (this.attribute) {
				this.element.set(PASSWORD, value);
			}
			else {
				this.element.content(value);
			}
		}

		String where() {
			return this.element.name();
		}

	}

}
