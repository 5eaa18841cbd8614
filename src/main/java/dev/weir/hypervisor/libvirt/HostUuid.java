package dev.weir.hypervisor.libvirt;

import java.io.StringReader;
import java.util.UUID;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Finds the host's UUID in its capabilities.
 */
final class HostUuid {

	private HostUuid() {
	}

	/** The first {@code uuid} element, which is the host's; null where there is none. */
	static @Nullable UUID in(String capabilities) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(capabilities));
			while (reader.hasNext()) {
				if (reader.next() == XMLStreamReader.START_ELEMENT && "uuid".equals(reader.getLocalName())) {
					return UUID.fromString(reader.getElementText().strip());
				}
			}
			return null;
		}
		catch (XMLStreamException | IllegalArgumentException ex) {
			return null;
		}
	}

}
